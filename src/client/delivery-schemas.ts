import { z } from 'zod';
import { nextCursor, page, time } from './api-schemas.ts';

const deliveryStateSchema = z
  .enum(['pending', 'delivered', 'failed', 'superseded'])
  .describe('superseded: a newer version of the gallery goes, or went, instead.');

export const deliverySchema = z
  .object({
    id: z.string().describe('What receivers know it by: the same however often it is tried.'),
    output: z.string(),
    galleryId: z.string(),
    source: z.string().describe('Who sent the gallery.'),
    version: z.number().int().describe("Counts the gallery's publications from 1."),
    kind: z.enum(['published', 'retracted']),
    runId: z.string().nullable(),
    state: deliveryStateSchema,
    attempts: z.number().int().describe('Since somebody last asked for it.'),
    error: z.string().nullable().describe('Why the last attempt did not arrive.'),
    responseStatus: z.number().int().nullable().describe('Of HTTP, at the last attempt.'),
    durationMs: z.number().int().nullable().describe('Of the last attempt.'),
    nextAttemptAt: time.nullable(),
    createdAt: time,
    finishedAt: time.nullable(),
  })
  .meta({ id: 'Delivery', description: 'A publication on its way to an output, and how that went.' });

export const deliveryListSchema = z.object({ deliveries: z.array(deliverySchema), nextCursor });

export const deliveryListQuestionSchema = z.strictObject({
  ...page,
  galleryId: z.string().max(100).optional(),
  output: z.string().max(100).optional(),
  state: deliveryStateSchema.optional(),
});

export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryState = z.infer<typeof deliveryStateSchema>;
export type DeliveryList = z.infer<typeof deliveryListSchema>;
