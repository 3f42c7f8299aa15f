import { type GalleryContent, readWhole } from '../storage/gallery-content.ts';

/** A gallery larger than this is opened alone, in bytes. */
const largeBytes = 4 * 1024 * 1024;

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Opens a gallery to look inside before its run. Large ones take turns in a process, so that however many come at once one of
 * them is in memory, with what is made of it.
 */
export async function openInTurn<T>(
  content: GalleryContent,
  look: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  const open = async () => look(await readWhole(content));
  if (content.sizeBytes <= largeBytes) return open();
  const turn = lastTurn.then(open);
  lastTurn = turn.catch(() => {});
  return turn;
}
