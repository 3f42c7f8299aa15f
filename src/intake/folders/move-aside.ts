import { mkdir, open, rename, rmdir, unlink } from 'node:fs/promises';
import { join, parse } from 'node:path';

/**
 * Moves a file or a folder into `folder` under `name`, or under that name with a number, and never over anything; the name it
 * has there. `prepare` is called with that name before.
 */
export async function moveAside(
  path: string,
  folder: string,
  { name, isFolder }: { readonly name: string; readonly isFolder: boolean },
  prepare: (name: string) => Promise<void> = async () => {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : numbered(name, number);
    // Whoever makes the name has it: a rename would replace what is there without a word.
    if (!(await reserve(join(folder, free), isFolder))) continue;
    try {
      await prepare(free);
      await rename(path, join(folder, free));
      return free;
    } catch (error) {
      await unreserve(join(folder, free), isFolder);
      throw error;
    }
  }
}

/** `ferry.txt` → `ferry (2).txt` */
function numbered(name: string, number: number): string {
  const { name: stem, ext } = parse(name);
  return `${stem} (${number})${ext}`;
}

async function reserve(path: string, isFolder: boolean): Promise<boolean> {
  try {
    if (isFolder) await mkdir(path);
    else await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function unreserve(path: string, isFolder: boolean): Promise<void> {
  await (isFolder ? rmdir(path) : unlink(path)).catch(() => {});
}
