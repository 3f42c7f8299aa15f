import { z } from 'zod';
import { actor, reasonSchema } from './api-schemas.ts';

export const deletionQuestionSchema = z.strictObject({ reason: reasonSchema, requestedBy: actor });
export const deletionSchema = z
  .object({
    gallery: z.object({ id: z.string() }),
    photos: z
      .number()
      .int()
      .describe('How many photos no other gallery names; their files go from the store within two hours.'),
    isRetracted: z.boolean().describe('Subscribers are told that there is no manifest any more.'),
  })
  .meta({ id: 'Deletion' });

export type Deletion = z.infer<typeof deletionSchema>;
