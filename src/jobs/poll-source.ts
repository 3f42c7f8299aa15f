import { z } from 'zod';

/** Ask one source that is polled for what is new. */
export const pollSourceJob = {
  queue: 'polls',
  payload: z.strictObject({ source: z.string().min(1) }),
  // The next one comes by itself.
  attempts: 1,
  backoff: { type: 'fixed', delay: 1000, jitter: 0 },
} as const;
