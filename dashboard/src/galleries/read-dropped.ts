import type { DirectoryDropItem, DropItem } from 'react-aria';
import type { SubmittedFile } from '../../../src/client/submit-gallery.ts';

/** What becomes one gallery: a file, or photos with what stands beside them. */
export interface HandedIn {
  readonly name: string;
  readonly files: readonly SubmittedFile[];
}

/** One drop may bring this many files. */
const maxFiles = 5_000;

/** A folder is a gallery; so are photos that are dropped together, with the files beside them; any other file is one of its own. */
export async function readDropped(items: readonly DropItem[]): Promise<readonly HandedIn[]> {
  const galleries: HandedIn[] = [];
  const loose: SubmittedFile[] = [];
  for (const item of items) {
    if (item.kind === 'directory') galleries.push({ name: item.name, files: await readFolder(item) });
    else if (item.kind === 'file') loose.push({ name: item.name, content: await item.getFile() });
    else if (item.types.has('text/plain')) {
      const text = await item.getText('text/plain');
      galleries.push({ name: 'dropped.txt', files: [{ name: 'dropped.txt', content: new Blob([text]) }] });
    }
  }
  return [...galleries, ...gather(loose)];
}

/** Files that were chosen or dropped together → galleries. */
export function gather(files: readonly SubmittedFile[]): readonly HandedIn[] {
  if (files.length > 1 && files.some(({ name }) => isPhoto(name))) return [{ name: 'photos', files }];
  return files.map((file) => ({ name: file.name, files: [file] }));
}

export function isPhoto(name: string): boolean {
  return /\.(?:jpe?g|png|tiff?|webp|heic|avif|gif)$/i.test(name);
}

async function readFolder(folder: DirectoryDropItem, above = ''): Promise<readonly SubmittedFile[]> {
  const files: SubmittedFile[] = [];
  for await (const entry of folder.getEntries()) {
    if (files.length >= maxFiles)
      throw new Error(`the folder ${folder.name} holds more than ${maxFiles} files`);
    if (entry.kind === 'directory') files.push(...(await readFolder(entry, `${above}${entry.name}/`)));
    else if (entry.kind === 'file')
      files.push({ name: `${above}${entry.name}`, content: await entry.getFile() });
  }
  return files;
}
