import { rm } from 'node:fs/promises';
import type { DeliveredDocument } from '../formats/photo-folder/compose-gallery.ts';
import { maxSidecarBytes } from '../formats/photo-folder/delivery-limits.ts';
import { contentOf, type GalleryContent, readWhole, spoolContent } from '../storage/gallery-content.ts';

/** A document that came with others: in memory where it may stand beside a photo, in a file where only a gallery is so large. */
export interface ReceivedDocument extends DeliveredDocument {
  /** `null`: it cannot be read, or is larger than its limit. */
  readonly content: GalleryContent | null;
}

/** Receives a document through a new file at `path`, which stays while the document is large. */
export async function receiveDocument(
  name: string,
  arriving: AsyncIterable<Uint8Array>,
  path: string,
): Promise<ReceivedDocument & { readonly content: GalleryContent }> {
  const content = await spoolContent(path, arriving);
  if (content.sizeBytes > maxSidecarBytes) return { name, bytes: null, content };
  const bytes = await readWhole(content);
  await rm(path);
  return { name, bytes, content: contentOf(bytes) };
}

/** One of which nothing can be known. */
export function lostDocument(name: string): ReceivedDocument {
  return { name, bytes: null, content: null };
}
