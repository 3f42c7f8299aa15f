import type { z } from 'zod';
import { ExpectedError } from '../errors.ts';
import {
  type GalleryList,
  type GalleryWithRuns,
  type Receipt,
  type Rerun,
  type Run,
  type RunList,
  type RunState,
  galleryListSchema,
  galleryWithRunsSchema,
  receiptSchema,
  runListSchema,
  runSchema,
} from './api-schemas.ts';
import { type FollowOptions, followRun } from './follow-run.ts';
import { sendRequest } from './send-request.ts';

/** A gallery to hand in, and how it is to be cleaned. */
export interface Submission {
  readonly bytes: Uint8Array | string;
  /** A file's name; `null`: the server finds one. */
  readonly name: string | null;
  /** The `Content-Type` of the bytes, or `null`. */
  readonly mediaType?: string | null;
  readonly source: string;
  readonly referenceDate?: string | null;
  readonly inputFormat?: string | null;
  readonly datelines?: 'kept' | 'cut' | null;
  readonly creditStyle?: string | null;
  /** The photos' files, by the names under which the gallery's entries call them. */
  readonly photos?: readonly SubmittedPhoto[];
  /** Makes it harmless to hand in the same gallery again. */
  readonly idempotencyKey?: string | null;
}

export interface SubmittedPhoto {
  readonly name: string;
  readonly content: Blob;
}

/** The running system, as the command line and the dashboard speak to it. Failures are `ExpectedError`s. */
export interface CutlineClient {
  /** `isNew: false`: the server knew these bytes, and the run is the one they had. */
  readonly submitGallery: (submission: Submission) => Promise<Receipt & { readonly isNew: boolean }>;
  readonly fetchRun: (runId: string, signal?: AbortSignal) => Promise<Run>;
  /** Waits until the run has succeeded or failed, however often the server restarts meanwhile. */
  readonly followRun: (runId: string, options?: FollowOptions) => Promise<Run>;
  readonly listRuns: (question?: RunQuestion, signal?: AbortSignal) => Promise<RunList>;
  readonly listGalleries: (question?: GalleryQuestion, signal?: AbortSignal) => Promise<GalleryList>;
  readonly fetchGallery: (galleryId: string, signal?: AbortSignal) => Promise<GalleryWithRuns>;
  /** The manifest's exact bytes as text: of the run named, else the published one. */
  readonly fetchManifest: (galleryId: string, runId?: string | null, signal?: AbortSignal) => Promise<string>;
  /** The gallery's bytes as it came in. */
  readonly fetchReceived: (galleryId: string, signal?: AbortSignal) => Promise<Response>;
  readonly requestRun: (galleryId: string, rerun: Rerun) => Promise<Receipt>;
}

export interface PageQuestion {
  readonly limit?: number;
  readonly cursor?: string | null;
}
export interface RunQuestion extends PageQuestion {
  readonly galleryId?: string | null;
  readonly state?: RunState | null;
}
export interface GalleryQuestion extends PageQuestion {
  readonly search?: string | null;
}

/** A client of the system at `baseUrl`, in Node and in a browser. */
export function createClient({ baseUrl }: { readonly baseUrl: string }): CutlineClient {
  const at = (path: string, query: Query = {}) => toUrl(baseUrl, path, query);
  const fetchRun: CutlineClient['fetchRun'] = async (runId, signal) =>
    readAnswer(
      await sendRequest(at(`/api/runs/${encodeURIComponent(runId)}`), withSignal(signal)),
      runSchema,
    );
  return {
    submitGallery: (submission) => submitGallery(at, submission),
    fetchRun,
    followRun: (runId, options = {}) => followRun(() => fetchRun(runId, options.signal), options),
    listRuns: async (question = {}, signal) =>
      readAnswer(await sendRequest(at('/api/runs', { ...question }), withSignal(signal)), runListSchema),
    listGalleries: async (question = {}, signal) =>
      readAnswer(
        await sendRequest(at('/api/galleries', { ...question }), withSignal(signal)),
        galleryListSchema,
      ),
    fetchGallery: async (galleryId, signal) =>
      readAnswer(await sendRequest(at(galleryPath(galleryId)), withSignal(signal)), galleryWithRunsSchema),
    fetchManifest: async (galleryId, runId = null, signal) => {
      const url = at(`${galleryPath(galleryId)}/manifest`, { run: runId });
      return (await sendRequest(url, withSignal(signal))).text();
    },
    fetchReceived: (galleryId, signal) =>
      sendRequest(at(`${galleryPath(galleryId)}/received`), withSignal(signal)),
    requestRun: async (galleryId, rerun) => {
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rerun),
      };
      return readAnswer(await sendRequest(at(`${galleryPath(galleryId)}/runs`), request), receiptSchema);
    },
  };
}

type Query = Readonly<Record<string, string | number | null | undefined>>;

async function submitGallery(
  at: (path: string, query: Query) => URL,
  submission: Submission,
): Promise<Receipt & { readonly isNew: boolean }> {
  const { bytes, mediaType, idempotencyKey, photos = [], ...question } = submission;
  const type = mediaType ?? 'application/octet-stream';
  const key: Record<string, string> = idempotencyKey == null ? {} : { 'idempotency-key': idempotencyKey };
  const request: RequestInit =
    photos.length === 0
      ? { headers: { ...key, 'content-type': type }, body: plain(bytes) }
      : { headers: key, body: toForm(bytes, submission.name ?? 'gallery', type, photos) };
  const answer = await sendRequest(at('/api/galleries', question), { method: 'POST', ...request });
  return { ...(await readAnswer(answer, receiptSchema)), isNew: answer.status === 202 };
}

function toForm(
  bytes: Uint8Array | string,
  name: string,
  type: string,
  photos: readonly SubmittedPhoto[],
): FormData {
  const form = new FormData();
  form.append('gallery', new Blob([plain(bytes)], { type }), name);
  for (const photo of photos) form.append('photo', photo.content, photo.name);
  return form;
}

/** The types allow for memory shared between threads; a gallery never lies in any. */
function plain(bytes: Uint8Array | string): Uint8Array<ArrayBuffer> | string {
  return bytes as Uint8Array<ArrayBuffer> | string;
}

async function readAnswer<Schema extends z.ZodType>(
  answer: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const read = schema.safeParse(await answer.json().catch(() => null));
  if (read.success) return read.data;
  throw new ExpectedError('SERVICE_UNREACHABLE', `${answer.url} gives no answer of Cutline's`, {
    cause: read.error,
  });
}

function galleryPath(galleryId: string): string {
  return `/api/galleries/${encodeURIComponent(galleryId)}`;
}

function toUrl(baseUrl: string, path: string, query: Query): URL {
  const base = readBase(baseUrl);
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function readBase(baseUrl: string): URL {
  const base = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (base !== null && /^https?:$/.test(base.protocol)) return base;
  throw new ExpectedError('USAGE', `'${baseUrl}' is no http:// address`);
}

function withSignal(signal: AbortSignal | undefined): RequestInit {
  return signal === undefined ? {} : { signal };
}
