import { z } from 'zod';
import { actor, nextCursor, page, time } from './api-schemas.ts';

const doubtKindSchema = z
  .enum(['joined', 'apart', 'conflict', 'date', 'no-credit', 'decision'])
  .describe(
    'joined: the entries may be two photos. apart: the items may be one. conflict: copies contradict each other. decision: one that does not hold.',
  );

const doubtSideSchema = z.object({
  itemId: z.string(),
  position: z.number().int().describe("The item's place in the gallery, counts from 1."),
  entries: z.array(z.string()).describe('What decisions call its entries by.'),
  text: z
    .string()
    .describe("The item's caption; where entries of one item are in doubt, the entry as received."),
  credit: z.string().nullable(),
  date: z.string().nullable(),
  photo: z
    .object({
      uri: z.string(),
      sha256: z
        .string()
        .nullable()
        .describe(
          'Its thumbnails lie under /api/photos/{digest}/thumbnails/{size}; null: nobody has its file.',
        ),
    })
    .nullable(),
});

export const doubtSchema = z
  .object({
    id: z.string().describe('The same after a rerun, as long as it is about the same entries.'),
    galleryId: z.string(),
    gallery: z.object({ name: z.string(), headline: z.string().nullable(), source: z.string() }),
    kind: doubtKindSchema,
    weight: z.number().min(0).max(1).describe('How doubtful it is.'),
    message: z.string().describe("In a desk's words."),
    about: z.string().nullable().describe("A warning's code, a decision's id."),
    sides: z
      .array(doubtSideSchema)
      .describe('Two where entries or items stand against each other, else one; of a decision up to two.'),
    accepted: z
      .object({ acceptanceId: z.string(), who: z.string(), at: time })
      .nullable()
      .describe('Somebody said that it is right as it is; null: it is open.'),
    createdAt: time,
  })
  .meta({ id: 'Doubt', description: 'What a person should look at in what is published of a gallery.' });

export const reviewSchema = z.object({
  doubts: z.array(doubtSchema).describe('The most doubtful first.'),
  counts: z
    .array(z.object({ kind: doubtKindSchema, count: z.number().int() }))
    .describe('Of all pages, by kind: what the filters leave, whatever `kind` says.'),
  nextCursor,
});

const filters = {
  kind: doubtKindSchema.optional(),
  source: z.string().max(200).optional().describe('Who sent the gallery.'),
  galleryId: z.string().max(100).optional(),
  maxWeight: z.coerce.number().min(0).max(1).optional().describe('At most so doubtful.'),
};

export const reviewQuestionSchema = z.strictObject({
  ...page,
  ...filters,
  accepted: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .default(false)
    .describe('Those that were accepted instead of the open ones.'),
});

export const acceptSchema = z.union([
  z.strictObject({
    doubts: z.array(z.string().max(100)).min(1).max(1000).describe('Their ids.'),
    who: actor,
  }),
  z.strictObject({
    filter: z.strictObject({ ...filters, maxWeight: z.number().min(0).max(1).optional() }),
    count: z.number().int().min(1).describe('How many there are; another number is refused.'),
    who: actor,
  }),
]);
export const reopenSchema = z.strictObject({ who: actor });
export const acceptanceSchema = z
  .object({
    id: z.string().describe('By which it is taken back.'),
    doubts: z.number().int().describe('How many.'),
  })
  .meta({ id: 'Acceptance' });

export type Doubt = z.infer<typeof doubtSchema>;
export type DoubtSide = z.infer<typeof doubtSideSchema>;
export type DoubtKind = z.infer<typeof doubtKindSchema>;
export type Review = z.infer<typeof reviewSchema>;
export type Accept = z.input<typeof acceptSchema>;
export type Acceptance = z.infer<typeof acceptanceSchema>;
