import type { Readable } from 'node:stream';

/** Has a stream taken; where the stream itself breaks, its error. What else goes wrong, a disk or a store, is thrown. */
export async function takeStream<T>(
  content: Readable,
  take: (content: Readable) => Promise<T>,
): Promise<T | Error> {
  let damage: Error | null = null;
  content.once('error', (error: Error) => (damage = error));
  try {
    return await take(content);
  } catch (error) {
    if (damage === null) throw error;
    return damage;
  }
}
