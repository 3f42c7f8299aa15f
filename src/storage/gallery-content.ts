import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** A gallery's bytes on their way to the records: they stay where they lie and are read piece by piece, as often as it takes. */
export interface GalleryContent {
  readonly sizeBytes: number;
  /** The first of them, as many as are looked at before a gallery is taken. */
  readonly head: Uint8Array;
  /** A SHA-256 that has seen all of them, to go on with or to end. */
  readonly hash: () => Hash;
  /** All of them, in pieces of at most `pieceBytes`. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** The most bytes of a gallery that are in memory while it goes through, one piece at a time. */
const pieceBytes = 256 * 1024;
/** How much of a gallery is in memory wherever it lies. */
export const headBytes = 65_536;

/** Few bytes, or such as are in memory anyway. */
export function contentOf(bytes: Uint8Array): GalleryContent {
  const hash = createHash('sha256').update(bytes);
  return {
    sizeBytes: bytes.byteLength,
    head: bytes.subarray(0, headBytes),
    hash: () => hash.copy(),
    read: async function* pieces() {
      for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
}

/** Writes bytes to a new file at `path` as they arrive; the file must stay until the gallery is taken. */
export async function spoolContent(
  path: string,
  arriving: AsyncIterable<Uint8Array>,
): Promise<GalleryContent> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let sizeBytes = 0;
  await pipeline(
    arriving,
    async function* measure(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        if (sizeBytes < headBytes) head.push(Uint8Array.from(chunk.subarray(0, headBytes - sizeBytes)));
        sizeBytes += chunk.byteLength;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  return {
    sizeBytes,
    head: Buffer.concat(head),
    hash: () => hash.copy(),
    read: () => createReadStream(path, { highWaterMark: pieceBytes }),
  };
}

/** A gallery that is one piece, or empty; `null`: it has more. */
export async function readOnePiece(content: GalleryContent): Promise<Uint8Array | null> {
  return content.sizeBytes <= pieceBytes ? readWhole(content) : null;
}

/** All of it, in memory: for whoever has to look inside. */
export async function readWhole({
  sizeBytes,
  read,
}: Pick<GalleryContent, 'sizeBytes' | 'read'>): Promise<Uint8Array> {
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for await (const piece of read()) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
