import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { readZip, type ArchivedFile } from '../archives/read-zip.ts';
import { ExpectedError } from '../errors.ts';
import { inMebibytes, maxPhotoBytes, maxPhotos, maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';

/** A photo's file beside a gallery: its content, or in words why there is none. */
export type PhotoOnDisk =
  | { readonly name: string; readonly content: Blob; readonly problem: null }
  | { readonly name: string; readonly content: null; readonly problem: string };

/** Which files are wanted, and how many there may be. */
export interface FileSelection {
  readonly maxFiles: number;
  readonly isWanted: (name: string) => boolean;
}

const allPhotos: FileSelection = { maxFiles: maxPhotos, isWanted: () => true };

/**
 * The photos in a folder, sorted by name, or in a zip archive, as it holds them. Hidden files are none. A file that cannot be
 * read or is too large is told, never thrown; a folder or archive that cannot be read or holds too many is `INPUT_UNREADABLE`.
 */
export async function* listPhotoFiles(
  path: string,
  selection: FileSelection = allPhotos,
): AsyncGenerator<PhotoOnDisk> {
  if (await isFolder(path)) yield* listFolder(path, selection);
  else yield* listArchive(path, selection);
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function* listFolder(
  folder: string,
  { maxFiles, isWanted }: FileSelection,
): AsyncGenerator<PhotoOnDisk> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw unreadable(folder, cause);
  });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && isWanted(entry.name))
    .map(({ name }) => name)
    .toSorted((a, b) => (a < b ? -1 : 1));
  if (names.length > maxFiles) throw tooMany(folder, names.length, maxFiles);
  for (const name of names)
    yield await describe(name, async () => {
      const path = join(folder, name);
      const { size } = await stat(path);
      if (size > maxPhotoBytes) throw new Error(tooLarge);
      return openAsBlob(path);
    });
}

async function* listArchive(
  path: string,
  { maxFiles, isWanted }: FileSelection,
): AsyncGenerator<PhotoOnDisk> {
  const limits = { files: maxFiles, bytes: maxPhotosBytes };
  for await (const file of readZip(path, basename(path), limits))
    if (isWanted(file.name)) yield await describe(file.name, () => unpack(file));
}

async function unpack(file: ArchivedFile): Promise<Blob> {
  if (file.sizeBytes > maxPhotoBytes) throw new Error(tooLarge);
  return new Blob([await buffer(await file.open())]);
}

async function describe(name: string, read: () => Promise<Blob>): Promise<PhotoOnDisk> {
  try {
    return { name, content: await read(), problem: null };
  } catch (error) {
    return { name, content: null, problem: `the file cannot be read: ${explain(error)}` };
  }
}

const tooLarge = `it is larger than ${inMebibytes(maxPhotoBytes)}`;

function tooMany(folder: string, count: number, maxFiles: number): ExpectedError {
  const message = `${folder} holds ${count} files; a gallery may bring ${maxFiles}`;
  return new ExpectedError('INPUT_UNREADABLE', message);
}

function unreadable(path: string, cause: unknown): ExpectedError {
  return new ExpectedError('INPUT_UNREADABLE', `cannot read the photos in ${path}: ${explain(cause)}`, {
    cause,
  });
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
