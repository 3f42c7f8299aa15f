import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isUnfinishedName } from './drop-names.ts';

/** How something in a drop folder looks at a moment: equal while nobody writes to it. */
export interface Snapshot {
  readonly state: string;
  /** There is nothing in it yet. */
  readonly isEmpty: boolean;
  /** A file in it still has the name of one that is being written. */
  readonly isUnfinished: boolean;
}

/** Looks at a file, or at a folder with all that is in it; `null` when it is gone. */
export async function takeSnapshot(path: string): Promise<Snapshot | null> {
  try {
    const stats = await lstat(path);
    if (stats.isDirectory()) return await snapshotFolder(path);
    return { state: `${stats.size} ${stats.mtimeMs}`, isEmpty: stats.size === 0, isUnfinished: false };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether an error says that a file is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function snapshotFolder(folder: string): Promise<Snapshot> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  const states = [];
  for (const { parentPath, name } of files) {
    const { size, mtimeMs } = await lstat(join(parentPath, name));
    states.push(`${join(parentPath, name).slice(folder.length)} ${size} ${mtimeMs}`);
  }
  return {
    state: states.toSorted().join('\n'),
    isEmpty: files.length === 0,
    isUnfinished: files.some(({ name }) => isUnfinishedName(name)),
  };
}
