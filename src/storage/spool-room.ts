import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../errors.ts';

/** A folder for files on their way in that is this process's alone. */
export interface SpoolRoom {
  readonly path: string;
  readonly close: () => Promise<void>;
}

/** How often a process says that it is there, and after which silence its room is taken for one that a crash left. */
const beatMs = 60_000;
const deadAfterMs = 10 * 60_000;
const roomName = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Opens a room in a folder that several processes may share, and removes those of processes that died: at once and every minute.
 * Who lives is told by the rooms' times, so the clocks of machines that share a folder must agree within ten minutes.
 */
export async function openSpoolRoom(folder: string): Promise<SpoolRoom> {
  const path = join(folder, randomUUID());
  await beat(path).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('DATA_DIR_UNUSABLE', `files cannot be kept in ${folder}: ${why}`, { cause });
  });
  await removeDeadRooms(folder);
  const timer = setInterval(() => {
    // A folder that is away for a minute is there at the next beat, or whoever writes to it says so.
    void beat(path)
      .then(() => removeDeadRooms(folder))
      .catch(() => {});
  }, beatMs).unref();
  return {
    path,
    close: async () => {
      clearInterval(timer);
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function beat(path: string): Promise<void> {
  // It may have been taken for dead, when the machine slept.
  await mkdir(path, { recursive: true, mode: 0o700 });
  const now = new Date();
  await utimes(path, now, now);
}

async function removeDeadRooms(folder: string): Promise<void> {
  // Nobody else's file has such a name, whatever the folder was used for before.
  for (const name of (await readdir(folder)).filter((each) => roomName.test(each))) {
    const path = join(folder, name);
    const seen = await stat(path).catch(() => null);
    if (seen !== null && Date.now() - seen.mtimeMs > deadAfterMs)
      await rm(path, { recursive: true, force: true });
  }
}
