import { z } from 'zod';

/** Ask for the runs of a bulk rerun, a few at a time, until all are asked for and have ended. */
export const askRerunsJob = {
  queue: 'upkeep',
  payload: z.strictObject({ bulkId: z.string().min(1) }),
  // Retries are for a database that is away for a moment; after that the reconciler asks again.
  attempts: 10,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
} as const;
