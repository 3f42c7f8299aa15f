import { type GalleryContent, readWhole } from '../storage/gallery-content.ts';

/** A gallery larger than this takes turns with others in its process, in bytes. */
const largeBytes = 4 * 1024 * 1024;

/**
 * Opens a gallery to look inside before its run. Large ones take turns, so that however many come at once one of them is in
 * memory, with what is made of it.
 */
export async function openInTurn<T>(
  content: GalleryContent,
  look: (bytes: Uint8Array) => T | Promise<T>,
): Promise<T> {
  return takeTurn(openings, content, async () => look(await readWhole(content)));
}

/** Has a gallery stored. Large ones take turns, so that they hold one of the database's sessions and not all of them. */
export async function storeInTurn<T>(content: GalleryContent, store: () => Promise<T>): Promise<T> {
  return takeTurn(storings, content, store);
}

interface Turns {
  last: Promise<unknown>;
}

const openings: Turns = { last: Promise.resolve() };
const storings: Turns = { last: Promise.resolve() };

async function takeTurn<T>(turns: Turns, { sizeBytes }: GalleryContent, work: () => Promise<T>): Promise<T> {
  if (sizeBytes <= largeBytes) return work();
  const turn = turns.last.then(work);
  turns.last = turn.catch(() => {});
  return turn;
}
