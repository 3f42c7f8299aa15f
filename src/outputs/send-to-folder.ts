import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reached } from '../checkpoints.ts';
import { flushToDisk } from '../storage/flush-to-disk.ts';
import { emitFiles } from './emit-files.ts';
import type { Send } from './emission.ts';
import type { FolderTarget } from './output.ts';

/** Sends to a folder: each file is written beside and renamed, so that nobody reads half of one. */
export function sendToFolder(target: FolderTarget): Send {
  const { path: folder } = target;
  return async (emission, signal) => {
    await mkdir(folder, { recursive: true });
    const sent = await emitFiles(emission, target, {
      put: (name, text) => putWhole(folder, name, text, signal),
      remove: async (name) => {
        signal.throwIfAborted();
        await rm(join(folder, name), { force: true });
      },
    });
    await flushToDisk(folder);
    return sent;
  };
}

async function putWhole(folder: string, name: string, text: string, signal: AbortSignal): Promise<void> {
  // Begins with a dot: what watches the folder takes no notice of it.
  const temporary = join(folder, `.${name}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx', signal });
    await flushToDisk(temporary);
    // Whoever has taken longer than it may must not replace what came after it.
    signal.throwIfAborted();
    await rename(temporary, join(folder, name));
    reached('file-renamed');
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
