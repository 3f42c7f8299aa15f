import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readFreeBytes } from '../../intake/intake-room.ts';
import { inMebibytes } from '../../pipeline/photos/photo-limits.ts';
import type { Settings } from '../../settings.ts';
import { doubtful, type Finding, ok, wrong } from './finding.ts';

/** The folders that this process writes to: whether it may, and how much room is left. */
export async function examineDisks({
  dataDir,
  photoStore,
  intakeLimits,
}: Settings): Promise<readonly Finding[]> {
  const folders = [dataDir, ...(photoStore.kind === 'folder' ? [photoStore.folder] : [])];
  return Promise.all(folders.map((folder) => examineFolder(folder, intakeLimits.diskFreeBytes)));
}

async function examineFolder(folder: string, limitBytes: number): Promise<Finding> {
  const check = 'disk';
  const place = await findExisting(folder);
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable)
    return wrong(
      check,
      `${place} cannot be written to`,
      'Give this user the right, or set CUTLINE_DATA_DIR.',
    );
  const free = await readFreeBytes(place);
  if (free === null) return doubtful(check, `${place} does not tell its room`, 'Look with df.');
  const message = `${folder} has ${inMebibytes(free)} left`;
  if (free < limitBytes)
    return wrong(
      check,
      `${message}, and nothing is taken below ${inMebibytes(limitBytes)}`,
      'Make room, or set CUTLINE_DISK_FREE_MIB lower.',
    );
  return free < 2 * limitBytes
    ? doubtful(check, `${message}; at ${inMebibytes(limitBytes)} intake stops`, 'Make room soon.')
    : ok(check, message);
}

/** The folder, or the one in which it would be made. */
async function findExisting(folder: string): Promise<string> {
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : findExisting(dirname(folder));
}
