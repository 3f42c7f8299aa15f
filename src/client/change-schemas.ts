import { z } from 'zod';
import { manifestSchema } from './manifest-schema.ts';

const manifest = manifestSchema.shape;
const item = manifest.items.element.shape;
const warnings = manifest.warnings;

const itemChangeKind = z.enum(['same', 'changed', 'split', 'merged', 'regrouped', 'added', 'gone']);

export const changeCountsSchema = z.record(itemChangeKind, z.number().int());

const changedWarnings = z.object({ gone: warnings, new: warnings });

const comparedItem = z.object({
  id: z.string(),
  position: z.number().int(),
  caption: z.string(),
  credit: z.string().nullable(),
  entries: z.array(z.number().int()).describe('The indexes of its entries.'),
});

const fieldChange = z.discriminatedUnion('field', [
  beforeAndAfter('caption', z.string()),
  beforeAndAfter('lead', z.string()),
  beforeAndAfter('language', z.string().nullable()),
  beforeAndAfter('credit', item.credit),
  beforeAndAfter('date', item.date),
  beforeAndAfter('flags', item.flags),
  beforeAndAfter('photo', item.photo),
  beforeAndAfter('decisions', z.array(z.string())),
  beforeAndAfter('entries', z.array(z.string())),
]);

const itemChange = z.object({
  kind: itemChangeKind,
  before: z.array(comparedItem),
  after: z.array(comparedItem),
  fields: z.array(fieldChange).describe('What differs, of an item that is one before and after.'),
  warnings: changedWarnings,
});

const entryChange = z.object({
  kind: z.enum(['arrived', 'withdrawn', 'rewritten', 'left-out', 'brought-back', 'other-reason']),
  text: z.string(),
  reason: z.string().nullable().describe('Why it is left out, where it is.'),
});

const galleryChange = z.discriminatedUnion('field', [
  beforeAndAfter('headline', z.string().nullable()),
  beforeAndAfter('referenceDate', manifest.referenceDate),
  beforeAndAfter('decisions', manifest.decisions.unwrap()),
  beforeAndAfter('rules', z.string()),
]);

export const runChangesSchema = z
  .object({
    galleryId: z.string(),
    runId: z.string(),
    since: z.string().nullable().describe('The run it is compared with; null: there was no manifest.'),
    isSame: z.boolean().describe('Nothing that a reader of the manifest would see.'),
    counts: changeCountsSchema,
    changes: z.object({
      items: z
        .array(itemChange)
        .describe('Every item of both manifests stands in exactly one; the later order, then what is gone.'),
      entries: z.array(entryChange),
      gallery: z.array(galleryChange),
      warnings: changedWarnings,
      isReordered: z.boolean(),
    }),
  })
  .meta({ id: 'RunChanges', description: 'What a manifest changes, item by item.' });

export const runChangesQuestionSchema = z.strictObject({
  since: z
    .string()
    .max(100)
    .default('published')
    .describe(
      'A run of the same gallery, or `published`: what is published; for the published run itself, what it replaced.',
    ),
});

export type RunChanges = z.infer<typeof runChangesSchema>;
export type ItemChange = RunChanges['changes']['items'][number];
export type FieldChange = ItemChange['fields'][number];

function beforeAndAfter<Field extends string, Value extends z.ZodType>(field: Field, value: Value) {
  return z.object({ field: z.literal(field), before: value, after: value });
}
