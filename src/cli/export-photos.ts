import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CutlineClient } from '../client/cutline-client.ts';
import { ExpectedError } from '../errors.ts';
import { isJpeg, openPhotoCopier } from '../photos/photo-copier.ts';
import { readManifest } from '../pipeline/manifests/read-manifest.ts';
import type { Item } from '../pipeline/manifest.ts';
import { photoFileName } from '../pipeline/photos/attach-photos.ts';

/** Where the photos of exported galleries go, until `close`. */
export interface PhotoExport {
  /** Writes the JPEGs of a manifest; what was not written, in words. */
  readonly write: (galleryId: string, manifest: string) => Promise<readonly string[]>;
  /** How many were written so far. */
  readonly written: () => number;
  readonly close: () => Promise<void>;
}

/** Copies of the photos that the system keeps, each in its gallery's folder and in the order of its manifest: `<folder>/<gallery>/001-pier.jpg` */
export async function openPhotoExport(client: CutlineClient, folder: string): Promise<PhotoExport> {
  const copier = await openPhotoCopier();
  let count = 0;
  const writeOne = async (place: string, item: Item, digest: string): Promise<string | null> => {
    const bytes = await client.fetchPhoto(digest);
    if (bytes === null) return 'its file is not kept';
    if (!isJpeg(bytes)) return null;
    const problem = await copier.copy(bytes, item, join(place, nameOf(item)));
    if (problem === null) count += 1;
    return problem;
  };
  return {
    write: async (galleryId, manifest) => {
      const known = readManifest(manifest).items.flatMap((item) =>
        item.photo?.sha256 == null ? [] : [{ item, digest: item.photo.sha256 }],
      );
      if (known.length === 0) return [];
      const place = await makeFolder(join(folder, galleryId));
      const problems: string[] = [];
      for (const { item, digest } of known) {
        const problem = await writeOne(place, item, digest);
        if (problem !== null) problems.push(`${galleryId}, photo ${item.position}: ${problem}`);
      }
      return problems;
    },
    written: () => count,
    close: () => copier.close(),
  };
}

/** `https://wire.example/photos/Net%201.jpg?w=800`, the third → `003-net-1.jpg` */
function nameOf({ position, photo }: Item): string {
  const name = photoFileName(photo?.uri ?? '').replace(/\.jpe?g$/u, '');
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, maxNameLength);
  return `${String(position).padStart(3, '0')}${plain === '' ? '' : `-${plain}`}.jpg`;
}

const maxNameLength = 60;

async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('OUTPUT_UNWRITABLE', `cannot write to ${folder}: ${why}`, { cause });
  }
}
