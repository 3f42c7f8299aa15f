import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
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
 * Who lives is told by the rooms' times, which are the file system's own: the clocks of machines that share a folder are no matter.
 */
export async function openSpoolRoom(folder: string): Promise<SpoolRoom> {
  const path = join(folder, randomUUID());
  const { nowMs } = await beat(path).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('DATA_DIR_UNUSABLE', `files cannot be kept in ${folder}: ${why}`, { cause });
  });
  await removeDeadRooms(folder, nowMs);
  // A folder that is away for a minute is there at the next beat, or whoever writes to it says so.
  const timer = setInterval(() => void keepUp(folder, path).catch(() => {}), beatMs).unref();
  return {
    path,
    close: async () => {
      clearInterval(timer);
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function keepUp(folder: string, path: string): Promise<void> {
  const { nowMs, silentMs } = await beat(path);
  // The machine slept or its clock was set: the others look as silent as we do, and beat within a minute.
  if (silentMs < 2 * beatMs) await removeDeadRooms(folder, nowMs);
}

/** Makes the room's time new; what the time is now in this folder, and for how long we have been silent by it. */
async function beat(path: string): Promise<{ readonly nowMs: number; readonly silentMs: number }> {
  const before = await stat(path).catch(() => null);
  // It may have been taken for dead, when the machine slept.
  await mkdir(path, { recursive: true, mode: 0o700 });
  const mark = join(path, '.beat');
  await writeFile(mark, '');
  await rm(mark, { force: true });
  const { mtimeMs: nowMs } = await stat(path);
  return { nowMs, silentMs: before === null ? 0 : nowMs - before.mtimeMs };
}

async function removeDeadRooms(folder: string, nowMs: number): Promise<void> {
  // Nobody else's file has such a name, whatever the folder was used for before.
  for (const name of (await readdir(folder)).filter((each) => roomName.test(each))) {
    const path = join(folder, name);
    const seen = await stat(path).catch(() => null);
    if (seen !== null && nowMs - seen.mtimeMs > deadAfterMs) await rm(path, { recursive: true, force: true });
  }
}
