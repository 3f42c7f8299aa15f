import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../errors.ts';
import type { PhotoFile } from '../pipeline/photos/attach-photos.ts';
import { maxPhotoBytes, readPhoto } from './read-photo.ts';

/** The most photos a gallery may bring. */
const maxPhotos = 1000;

/** A folder of photos beside a gallery → what is known of each. A photo that cannot be read is told, never thrown. */
export async function readPhotoFolder(folder: string): Promise<readonly PhotoFile[]> {
  const files: PhotoFile[] = [];
  for (const name of await listPhotos(folder))
    files.push({ name, ...(await readPhotoFile(join(folder, name))) });
  return files;
}

/** The names of a folder's photos, sorted; hidden files are none. */
export async function listPhotos(folder: string): Promise<readonly string[]> {
  const names = await listFiles(folder);
  if (names.length <= maxPhotos) return names;
  throw new ExpectedError(
    'INPUT_UNREADABLE',
    `${folder} holds ${names.length} files; a gallery may have ${maxPhotos} photos`,
  );
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .toSorted((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ExpectedError('INPUT_UNREADABLE', `cannot read the photos in ${folder}: ${why}`, {
      cause: error,
    });
  }
}

async function readPhotoFile(path: string): ReturnType<typeof readPhoto> {
  try {
    const { size } = await stat(path);
    if (size > maxPhotoBytes) return tooLarge;
    return await readPhoto(await readFile(path));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { fingerprint: null, problem: `the file cannot be read: ${why}` };
  }
}

const tooLarge = {
  fingerprint: null,
  problem: `the file is larger than ${maxPhotoBytes / 1024 / 1024} MiB`,
} as const;
