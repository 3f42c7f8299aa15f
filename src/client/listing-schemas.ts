import { z } from 'zod';
import { gallerySchema, nextCursor, page, runStateSchema } from './api-schemas.ts';

const summarySchema = z
  .object({
    entries: z.number().int(),
    items: z.number().int(),
    collapsed: z.number().int(),
    warnings: z.number().int().describe('How many.'),
    flags: z.array(z.string()).describe('Of any item, each once.'),
    agencies: z.array(z.string()).describe("Of the items' credits, each once; a few at most."),
    photoDigest: z
      .string()
      .nullable()
      .describe('Of the first photo that has a thumbnail, under /api/photos/{digest}/thumbnails/{size}.'),
  })
  .meta({ id: 'ManifestSummary' });

export const listedGallerySchema = gallerySchema
  .extend({
    state: runStateSchema.describe('Of the newest run that is no preview.'),
    summary: summarySchema.nullable().describe('What the published manifest holds; null until there is one.'),
  })
  .meta({ id: 'ListedGallery', description: 'A gallery as lists show it.' });

export const galleryListSchema = z.object({
  galleries: z
    .array(listedGallerySchema)
    .describe('The newest first. Fewer than asked for does not mean the end: nextCursor does.'),
  nextCursor,
});

const moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be a day like 2026-05-04 or a time like 2026-05-04T12:00:00Z',
  })
  .optional();
const code = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be a word like no-credit')
  .optional();

/** Which galleries; what is not named leaves all in. */
export const galleryFilters = {
  search: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Words and "phrases in quotes" of name, headline, captions, credits and source, all of which must be there; the last word may be a beginning. Or a gallery\'s id.',
    ),
  source: z.string().max(200).optional().describe('Who sent it.'),
  state: runStateSchema.optional().describe('Of the newest run.'),
  from: moment.describe('Received then or later; a day begins at midnight UTC.'),
  to: moment.describe('Received on this day or earlier, or before this time.'),
  warning: code.describe("A warning's code, of the gallery or of one of its items."),
  flag: code.describe('A flag of one of its items.'),
};

export const galleryQuestionSchema = z.strictObject({ ...page, ...galleryFilters });

export const sourceNamesSchema = z.object({ sources: z.array(z.string()).describe('In order.') });

export type GalleryList = z.infer<typeof galleryListSchema>;
export type ListedGallery = z.infer<typeof listedGallerySchema>;
export type GalleryFilters = {
  readonly [Name in keyof typeof galleryFilters]?: z.infer<(typeof galleryFilters)[Name]> | null;
};
