import { z } from 'zod';

/** Look at one photo of a gallery: its fingerprint and thumbnails are kept for the run that waits. */
export const readPhotoJob = {
  queue: 'photos',
  payload: z.strictObject({
    galleryId: z.string().min(1),
    runId: z.string().min(1),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  // Retries are for a store or a database that is away; a broken photo is a finding, not a failure.
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
} as const;
