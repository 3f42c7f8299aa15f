import { z } from 'zod';
import { time } from './api-schemas.ts';

const publicationSchema = z
  .object({
    galleryId: z.string(),
    source: z.string().describe('Who sent the gallery.'),
    version: z.number().int().describe("Counts a gallery's publications from 1."),
    kind: z.enum(['published', 'retracted']),
    runId: z
      .string()
      .nullable()
      .describe('The run whose manifest it is; null where there is nothing to read any more.'),
    manifestDigest: z.string().nullable().describe("SHA-256 of the manifest's bytes, hexadecimal."),
    href: z.string().nullable().describe('Where the manifest is read.'),
    reason: z.string().nullable().describe('Why it was retracted.'),
    createdAt: time,
  })
  .meta({ id: 'Publication', description: 'A manifest that was published, or one that is no longer valid.' });

export const publicationListSchema = z.object({
  publications: z.array(publicationSchema).describe('The oldest first.'),
  cursor: z.string().describe('Pass it as `since` for what follows, now or later.'),
  hasMore: z.boolean().describe('More is there already.'),
});

export const publicationQuestionSchema = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,19}-\d{1,18}$/, 'must be the cursor of an earlier answer')
    .optional()
    .describe('The cursor of an earlier answer; without it from the beginning.'),
  source: z.string().max(200).optional(),
  galleryId: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

export type PublicationList = z.infer<typeof publicationListSchema>;
