import { z } from 'zod';

/** Clean one gallery: the run says how, and keeps what comes of it. */
export const cleanGalleryJob = {
  queue: 'galleries',
  payload: z.strictObject({ galleryId: z.string().min(1), runId: z.string().min(1) }),
  // Retries are for a database that is away for a moment; a gallery that cannot be cleaned ends at once.
  attempts: 5,
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
} as const;
