import { link, mkdir, open, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { reached } from '../../checkpoints.ts';
import { type Claim, draftName } from './claims.ts';

/**
 * Moves what was claimed into `folder` under its name, or under that name with a number, and never over anything; the name it
 * has there. `prepare` is called with that name before. Begun again after a crash, it goes on with the name it had.
 */
export async function moveAside(
  claim: Claim,
  folder: string,
  isFolder: boolean,
  prepare: (name: string) => Promise<void> = async () => {},
): Promise<string> {
  const { id, name, path } = claim;
  await mkdir(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : numbered(name, number);
    const place = join(folder, free);
    // Whoever makes the name has it: a rename would replace what is there without a word.
    if (!(await reserve(place, claim))) continue;
    reached('place-reserved');
    try {
      await prepare(free);
      // A folder replaces no file.
      if (isFolder) await unlink(place);
      await rename(path, place);
    } catch (error) {
      if (isFolder && isTaken(error)) continue;
      if (await isReservedBy(place, id)) await unlink(place);
      throw error;
    }
    reached('drop-moved');
    return free;
  }
}

/** `ferry.txt` → `ferry (2).txt` */
function numbered(name: string, number: number): string {
  const { name: stem, ext } = parse(name);
  return `${stem} (${number})${ext}`;
}

/** A file in the place says whose it is, from its first moment: whoever dies while it is written has reserved nothing. */
async function reserve(place: string, { id, path }: Claim): Promise<boolean> {
  const draft = join(dirname(path), draftName);
  await writeFile(draft, id);
  reached('place-drafted');
  try {
    await link(draft, place);
    return true;
  } catch (error) {
    if (isTaken(error)) return await isReservedBy(place, id);
    if (!hasNoLinks(error)) throw error;
    return await reserveInSteps(place, id);
  } finally {
    await unlink(draft);
  }
}

/** Where one file cannot have two names, as on FAT; whoever dies between the steps leaves an empty file. */
async function reserveInSteps(place: string, id: string): Promise<boolean> {
  try {
    await writeFile(place, id, { flag: 'wx' });
    return true;
  } catch (error) {
    if (!isTaken(error)) throw error;
    return isReservedBy(place, id);
  }
}

function hasNoLinks(error: unknown): boolean {
  return ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error));
}

async function isReservedBy(place: string, id: string): Promise<boolean> {
  const file = await open(place, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(id.length + 1));
    return buffer.toString('latin1', 0, bytesRead) === id;
  } catch {
    // A folder is nobody's reservation.
    return false;
  } finally {
    await file.close();
  }
}

/** Somebody else has the name: to a rename of a folder, too. */
function isTaken(error: unknown): boolean {
  return ['EEXIST', 'ENOTEMPTY', 'ENOTDIR'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
