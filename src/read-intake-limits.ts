import { readWhole } from './read-whole.ts';

/** From where on no gallery is taken: before a server or a disk is full, so that what is in work can end. */
export interface IntakeLimits {
  /** Of the memory that Redis may use, how much it uses; of 1. */
  readonly redisShare: number;
  /** What is left on the disk of the data folder or the photo store. */
  readonly diskFreeBytes: number;
}

const mebibyte = 1024 * 1024;

/** `CUTLINE_REDIS_PERCENT` and `CUTLINE_DISK_FREE_MIB`; `SETTINGS_INVALID` names what is wrong. */
export function readIntakeLimits(env: Readonly<Record<string, string | undefined>>): IntakeLimits {
  return {
    // From 90 % on the outbox waits too; intake stops before.
    redisShare: readWhole(env, 'CUTLINE_REDIS_PERCENT', 85, { least: 1, most: 89 }) / 100,
    diskFreeBytes: readWhole(env, 'CUTLINE_DISK_FREE_MIB', 512, { least: 0, most: 1_000_000_000 }) * mebibyte,
  };
}
