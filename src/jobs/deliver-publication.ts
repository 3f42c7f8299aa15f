import { z } from 'zod';

/** Carry one publication to one output. */
export const deliverPublicationJob = {
  queue: 'deliveries',
  payload: z.strictObject({
    deliveryId: z.string().min(1),
    galleryId: z.string().min(1),
    output: z.string().min(1),
  }),
  // Retries are for a database that is away for a moment. An output that is away is tried again as the records say: the job is
  // put off until then.
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
} as const;
