import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { photoKeys, type PhotoStore } from './photo-store.ts';

/** A photo whose bytes are in the store. */
export interface KeptPhoto {
  /** SHA-256 of the bytes, hexadecimal: its name in the records and in the store. */
  readonly digest: string;
  readonly sizeBytes: number;
}

/**
 * Keeps a photo as it streams in, never the whole of it in memory. What fails, the stream or the disk, is thrown and leaves
 * nothing behind.
 */
export async function receivePhoto(
  store: PhotoStore,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<KeptPhoto> {
  const path = join(store.spoolDir, randomUUID());
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    await pipeline(
      Readable.from(content),
      async function* measure(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          sizeBytes += chunk.byteLength;
          yield chunk;
        }
      },
      createWriteStream(path, { flags: 'wx' }),
    );
    const digest = hash.digest('hex');
    await store.takeFile(photoKeys.original(digest), path);
    return { digest, sizeBytes };
  } finally {
    await rm(path, { force: true });
  }
}
