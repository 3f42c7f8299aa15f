import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExpectedError } from '../errors.ts';
import { maxGalleryBytes, type GalleryInput } from '../formats/read-gallery.ts';

/** Reads one input named on the command line, `-` being stdin; INPUT_UNREADABLE says which and why. */
export async function readInput(path: string): Promise<GalleryInput> {
  if (path === '-') return { bytes: await readStdin(), name: 'stdin', uri: null, mediaType: null };
  return { bytes: await readFileWithin(path), name: basename(path), uri: null, mediaType: null };
}

async function readFileWithin(path: string): Promise<Uint8Array> {
  const { size } = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (size > maxGalleryBytes) throw tooLarge(path);
  return readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxGalleryBytes) throw tooLarge('stdin');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string): ExpectedError {
  const limit = `${maxGalleryBytes / 1024 / 1024} MiB`;
  return new ExpectedError(
    'GALLERY_TOO_LARGE',
    `${path} is larger than ${limit}, the most a gallery may have`,
  );
}

function unreadable(path: string, error: unknown): ExpectedError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new ExpectedError('INPUT_UNREADABLE', `cannot read ${path}: ${why}`, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the path is no folder',
};
