import { readWhole } from '../read-whole.ts';

/** What cleaning one gallery may take: a gallery that takes more ends its own process and nothing else. */
export interface RunLimits {
  /** By the clock, from being begun. */
  readonly timeMs: number;
  /** Of the whole process that cleans it. */
  readonly memoryBytes: number;
}

/** `CUTLINE_RUN_SECONDS` and `CUTLINE_RUN_MEMORY_MIB`; `SETTINGS_INVALID` names what is wrong. */
export function readRunLimits(env: Readonly<Record<string, string | undefined>>): RunLimits {
  return {
    timeMs: readWhole(env, 'CUTLINE_RUN_SECONDS', 60, { least: 1, most: 3600 }) * 1000,
    memoryBytes: readWhole(env, 'CUTLINE_RUN_MEMORY_MIB', 1536, { least: 128, most: 65_536 }) * 1024 * 1024,
  };
}
