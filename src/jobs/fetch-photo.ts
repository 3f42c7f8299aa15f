import { z } from 'zod';

/** Fetch one photo of a gallery from the address its entries name, and look at it. */
export const fetchPhotoJob = {
  queue: 'photos',
  payload: z.strictObject({
    galleryId: z.string().min(1),
    runId: z.string().min(1),
    address: z.url({ protocol: /^https?$/ }),
  }),
  // A site that is away for longer than this has the gallery go on without its photo.
  attempts: 3,
  backoff: { type: 'exponential', delay: 2000, jitter: 0.5 },
} as const;
