import { statfs } from 'node:fs/promises';
import { ExpectedError } from '../errors.ts';
import { inMebibytes } from '../pipeline/photos/photo-limits.ts';
import type { GalleryQueue } from '../jobs/gallery-queue.ts';
import type { IntakeLimits } from '../read-intake-limits.ts';

/** Whether there is room for one gallery more. */
export interface IntakeRoom {
  /** Why nothing is taken just now; `null`: there is room. */
  readonly findTrouble: () => Promise<string | null>;
  /** Refuses with `INTAKE_FULL` what comes while there is no room. */
  readonly check: () => Promise<void>;
}

/**
 * Watches the memory of Redis and the disks of these folders, so that intake ends before they are full and goes on by itself. A
 * Redis that is away, or tells no limit, is no reason to refuse: what comes waits in the records.
 */
export function openIntakeRoom(
  queue: Pick<GalleryQueue, 'readMemoryShare'>,
  folders: readonly string[],
  limits: IntakeLimits,
  onRefused: () => void,
): IntakeRoom {
  let last: { readonly atMs: number; readonly trouble: Promise<string | null> } | null = null;
  const findTrouble = () => {
    if (last === null || performance.now() - last.atMs > freshMs)
      last = { atMs: performance.now(), trouble: look(queue, folders, limits) };
    return last.trouble;
  };
  return {
    findTrouble,
    check: async () => {
      const trouble = await findTrouble();
      if (trouble === null) return;
      onRefused();
      throw new ExpectedError('INTAKE_FULL', trouble);
    },
  };
}

/** A burst of deliveries asks Redis and the disk once. */
const freshMs = 1000;

async function look(
  queue: Pick<GalleryQueue, 'readMemoryShare'>,
  folders: readonly string[],
  { redisShare, diskFreeBytes }: IntakeLimits,
): Promise<string | null> {
  const share = await queue.readMemoryShare().catch(() => null);
  if (share !== null && share >= redisShare)
    return `Redis has used ${Math.floor(share * 100)} % of its memory, and nothing is taken from ${Math.round(redisShare * 100)} % on`;
  for (const folder of folders) {
    const free = await readFreeBytes(folder);
    if (free !== null && free < diskFreeBytes)
      return `the disk of ${folder} has ${inMebibytes(free)} left, and nothing is taken below ${inMebibytes(diskFreeBytes)}`;
  }
  return null;
}

/** What is left for us on the disk of a folder; `null` where there is none. */
export async function readFreeBytes(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk === null ? null : disk.bavail * disk.bsize;
}
