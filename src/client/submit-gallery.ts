import { type Receipt, receiptSchema } from './api-schemas.ts';
import { type Caller, readAnswer } from './caller.ts';

/** A gallery to hand in, and how it is to be cleaned. */
export interface Submission {
  /** `null`: it is in the files. */
  readonly bytes: Uint8Array | string | null;
  /** A file's name; `null`: the server finds one. */
  readonly name: string | null;
  /** The `Content-Type` of the bytes, or `null`. */
  readonly mediaType?: string | null;
  readonly source: string;
  /** The sender's own name of the gallery, under which it may come again changed. */
  readonly identity?: string | null;
  readonly referenceDate?: string | null;
  readonly inputFormat?: string | null;
  readonly datelines?: 'kept' | 'cut' | null;
  readonly creditStyle?: string | null;
  readonly columns?: string | null;
  /** The photos' files, by the names under which the gallery's entries call them. */
  readonly photos?: readonly SubmittedFile[];
  /** Photos, what stands beside them and perhaps their gallery's file, or a zip archive of them: the server finds which is which. */
  readonly files?: readonly SubmittedFile[];
  /** Makes it harmless to hand in the same gallery again. */
  readonly idempotencyKey?: string | null;
}

export interface SubmittedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Hands in a gallery, with its photos in a form where it has any. */
export async function submitGallery(
  { send }: Caller,
  submission: Submission,
): Promise<Receipt & { readonly isNew: boolean }> {
  const { bytes, mediaType, idempotencyKey, photos = [], files = [], ...question } = submission;
  const type = mediaType ?? 'application/octet-stream';
  const key: Record<string, string> = idempotencyKey == null ? {} : { 'idempotency-key': idempotencyKey };
  const request: RequestInit =
    bytes !== null && photos.length === 0 && files.length === 0
      ? { headers: { ...key, 'content-type': type }, body: plain(bytes) }
      : { headers: key, body: toForm(submission, type) };
  const answer = await send('/api/galleries', question, { method: 'POST', ...request });
  return { ...(await readAnswer(answer, receiptSchema)), isNew: answer.status === 202 };
}

function toForm({ bytes, name, photos = [], files = [] }: Submission, type: string): FormData {
  const form = new FormData();
  if (bytes !== null) form.append('gallery', new Blob([plain(bytes)], { type }), name ?? 'gallery');
  for (const file of files) form.append('file', file.content, file.name);
  for (const photo of photos) form.append('photo', photo.content, photo.name);
  return form;
}

/** The types allow for memory shared between threads; a gallery never lies in any. */
function plain(bytes: Uint8Array | string): Uint8Array<ArrayBuffer> | string {
  return bytes as Uint8Array<ArrayBuffer> | string;
}
