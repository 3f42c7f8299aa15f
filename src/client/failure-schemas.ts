import { z } from 'zod';
import { actor, time } from './api-schemas.ts';

const failureGroup = z
  .object({
    cause: z.string().describe('The code and the message, without what differs from gallery to gallery.'),
    count: z.number().int(),
    newestAt: time,
    example: z
      .object({ runId: z.string(), galleryId: z.string(), message: z.string() })
      .describe('The newest; all of them under /api/runs?cause=.'),
  })
  .meta({ id: 'FailureGroup', description: 'Runs that failed alike.' });

export const failureListSchema = z.object({
  failures: z.array(failureGroup).describe('The newest first, at most 100.'),
});
export const retryFailuresSchema = z.strictObject({ cause: z.string().min(1).max(400), requestedBy: actor });
export const retriedSchema = z.object({
  retried: z.number().int().describe('How many runs wait again, at most 200 at a time.'),
  left: z.number().int().describe('How many have failed for this cause and were not tried again yet.'),
});

export type FailureList = z.infer<typeof failureListSchema>;
export type Retried = z.infer<typeof retriedSchema>;
