import { mkdir, realpath } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { ExpectedError } from '../errors.ts';
import type { Item, Manifest } from '../pipeline/manifest.ts';
import { photoFileName } from '../pipeline/photos/attach-photos.ts';
import { listPhotoFiles } from './list-photo-files.ts';
import { isJpeg, openPhotoCopier } from './photo-copier.ts';

/** What came of it: the copies that were written, and what was not, in a desk's words. */
export interface PhotoCopies {
  readonly written: number;
  readonly problems: readonly string[];
}

/**
 * Copies the JPEGs of a manifest's items out of folders and zip archives into a folder of their own and writes caption, credit and
 * date into the copies, as IPTC and XMP. The photos themselves are only read, and no file that is there is replaced.
 */
export async function writePhotoCopies(
  manifest: Manifest,
  sources: readonly string[],
  folder: string,
): Promise<PhotoCopies> {
  await makeFolderApart(folder, sources);
  const findItem = itemFinder(manifest.items);
  const copier = await openPhotoCopier();
  const problems: string[] = [];
  let written = 0;
  try {
    for (const source of sources)
      for await (const { name, content } of listPhotoFiles(source)) {
        const item = content === null ? null : findItem(name);
        if (content === null || item === null) continue;
        const bytes = new Uint8Array(await content.arrayBuffer());
        if (!isJpeg(bytes)) continue;
        const target = join(folder, basename(name));
        const problem = await copier.copy(bytes, item, target);
        if (problem === null) written += 1;
        else problems.push(`${name}: ${problem}`);
      }
  } finally {
    await copier.close();
  }
  return { written, problems };
}

/** A folder that is, or lies in, one of those that the photos come from would mix copies with what they are copies of. */
async function makeFolderApart(folder: string, sources: readonly string[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new ExpectedError('OUTPUT_UNWRITABLE', `cannot write to ${folder}: ${explain(cause)}`, { cause });
  }
  const place = await realpath(folder);
  for (const source of sources) {
    const way = relative(await realpath(source), place);
    if (way === '' || !way.startsWith('..'))
      throw new ExpectedError(
        'USAGE',
        `${folder} is where the photos are: their copies want a folder of their own`,
      );
  }
}

/** A photo's file by its whole name; by the last part of it where that is one item's only. */
function itemFinder(items: readonly Item[]): (name: string) => Item | null {
  const withPhoto = items.filter(({ photo }) => photo !== null);
  return (name) => {
    const exact = withPhoto.find(({ photo }) => photo?.uri === name);
    const alike = withPhoto.filter(({ photo }) => photoFileName(photo?.uri ?? '') === photoFileName(name));
    return exact ?? (alike.length === 1 ? (alike[0] ?? null) : null);
  };
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
