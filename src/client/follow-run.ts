import { ExpectedError } from '../errors.ts';
import type { Run } from './api-schemas.ts';

export interface FollowOptions {
  readonly onChange?: (run: Run) => void;
  readonly signal?: AbortSignal;
  /** How long the server may be away before following it is given up. */
  readonly awayLimitMs?: number;
}

/** Waits until a run has ended, however often the server restarts meanwhile. */
export async function followRun(
  fetchRun: () => Promise<Run>,
  { onChange, signal, awayLimitMs = 120_000 }: FollowOptions = {},
): Promise<Run> {
  let pauseMs = firstPauseMs;
  let awaySince: number | null = null;
  let lastState: string | null = null;
  for (;;) {
    signal?.throwIfAborted();
    try {
      const run = await fetchRun();
      awaySince = null;
      if (run.state !== lastState) onChange?.(run);
      lastState = run.state;
      if (run.state === 'succeeded' || run.state === 'failed') return run;
    } catch (error) {
      if (!isServerAway(error)) throw error;
      awaySince ??= Date.now();
      if (Date.now() - awaySince > awayLimitMs) throw error;
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(pauseMs * 1.5, longestPauseMs);
  }
}

const firstPauseMs = 50;
const longestPauseMs = 2000;

function isServerAway(error: unknown): boolean {
  return error instanceof ExpectedError && error.code === 'SERVICE_UNREACHABLE';
}

function pause(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
