import { z } from 'zod';

/** Remove what need not be kept any more. */
export const applyRetentionJob = {
  queue: 'upkeep',
  payload: z.strictObject({}),
  // The next one comes by itself.
  attempts: 1,
  backoff: { type: 'fixed', delay: 1000, jitter: 0 },
} as const;
