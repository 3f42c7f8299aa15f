import { z } from 'zod';
import { actor, givenSettings, nextCursor, page, previewRules, reasonSchema, time } from './api-schemas.ts';
import { changeCountsSchema } from './change-schemas.ts';
import { galleryFilters } from './listing-schemas.ts';

export const rerunCountQuestionSchema = z.strictObject(galleryFilters);
export const rerunCountSchema = z.object({
  count: z.number().int().describe('How many galleries a rerun with this filter would be of.'),
});

export const bulkRerunRequestSchema = z.strictObject({
  filter: z.strictObject(galleryFilters).default({}),
  settings: givenSettings.default({}),
  reason: reasonSchema,
  requestedBy: actor,
  preview: z.boolean().default(false).describe('Only to be looked at; can be published later.'),
  rulesVersion: previewRules,
  newest: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('Only so many: the newest of those that match.'),
});
export const stopSchema = z.strictObject({ requestedBy: actor });
export const publishSchema = z.strictObject({
  requestedBy: actor,
  reason: reasonSchema.optional().describe("Without it the preview's."),
});

const count = z.number().int();

export const bulkRerunSchema = z
  .object({
    id: z.string(),
    state: z
      .enum(['working', 'done', 'stopped'])
      .describe('done: every run has ended; stopped: no more are asked for.'),
    filter: z.object(galleryFilters),
    settings: givenSettings,
    reason: z.string(),
    requestedBy: z.string(),
    isPreview: z.boolean(),
    rulesVersion: z
      .number()
      .int()
      .nullable()
      .describe("The version of the desk's rules that a preview is done under; null: the one in effect."),
    previewId: z.string().nullable().describe('The preview whose changed galleries it is about.'),
    total: count.describe('How many galleries match; once all were asked for, how many were.'),
    counts: z.object({
      asked: count.describe('Galleries for which there is a run: the sum of the next six.'),
      queued: count,
      running: count,
      succeeded: count,
      failed: count,
      stopped: count.describe('Ended before they began, because the whole was stopped.'),
      deleted: count.describe('The gallery or its run was deleted meanwhile.'),
      changed: count.describe('Of those that succeeded: manifests that differ from what was published.'),
      items: changeCountsSchema.describe('The items of their manifests, by what became of them.'),
    }),
    createdAt: time,
    finishedAt: time.nullable().describe('When the last of its runs had ended.'),
  })
  .meta({ id: 'BulkRerun', description: 'Many galleries that are cleaned again at once.' });

export const bulkRerunListSchema = z.object({ reruns: z.array(bulkRerunSchema), nextCursor });
export const bulkRerunQuestionSchema = z.strictObject(page);

export type GalleryFilter = z.infer<typeof rerunCountQuestionSchema>;
export type RerunCount = z.infer<typeof rerunCountSchema>;
export type BulkRerunRequest = z.input<typeof bulkRerunRequestSchema>;
export type BulkRerun = z.infer<typeof bulkRerunSchema>;
export type BulkRerunList = z.infer<typeof bulkRerunListSchema>;
