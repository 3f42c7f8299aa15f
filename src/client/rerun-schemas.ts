import { z } from 'zod';
import {
  actor,
  day,
  givenSettings,
  nextCursor,
  page,
  reasonSchema,
  runStateSchema,
  time,
} from './api-schemas.ts';
import { changeCountsSchema } from './change-schemas.ts';

/** Which galleries; what is not named leaves all in. */
const filter = {
  search: z.string().max(200).optional().describe('Looked for in names, headlines and sources.'),
  source: z.string().max(200).optional(),
  state: runStateSchema.optional().describe('Of the newest run that is no preview.'),
  from: day.optional().describe('Received on this day or later, UTC.'),
  to: day.optional().describe('Received on this day or earlier, UTC.'),
  warning: z.string().max(100).optional().describe('The code of a warning of the published manifest.'),
  flag: z.string().max(100).optional().describe('A flag of an item of the published manifest.'),
};

export const rerunCountQuestionSchema = z.strictObject(filter);
export const rerunCountSchema = z.object({
  count: z.number().int().describe('How many galleries a rerun with this filter would be of.'),
});

export const bulkRerunRequestSchema = z.strictObject({
  filter: z.strictObject(filter).default({}),
  settings: givenSettings.default({}),
  reason: reasonSchema,
  requestedBy: actor,
  preview: z.boolean().default(false).describe('Only to be looked at; can be published later.'),
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
    filter: z.object(filter),
    settings: givenSettings,
    reason: z.string(),
    requestedBy: z.string(),
    isPreview: z.boolean(),
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
