import { z } from 'zod';
import { time } from './api-schemas.ts';

const entries = z
  .array(
    z.string().regex(/^entry-[0-9a-f]{32}(?:#[1-9]\d{0,4})?$/, "must be an entry's key from the manifest"),
  )
  .min(1)
  .max(1000)
  .describe('The entries it speaks of, by the keys in the manifest; KEY#2 is the second of equal ones.');
const note = z.string().trim().max(2000).nullable().default(null);
const who = z.string().trim().min(1).max(200).default('api').describe('Who decides.');

const newDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['keep-apart', 'merge']).describe('The entries are not, or are, of one photo.'),
    entries: entries.min(2),
    value: z.null().default(null),
    note,
  }),
  z.strictObject({
    kind: z.literal('leave-out').describe('The entries become no item.'),
    entries,
    value: z.null().default(null),
    note,
  }),
  z.strictObject({
    kind: z.enum(['caption', 'credit']).describe('Print this for the photo that holds one of the entries.'),
    entries,
    value: z.string().trim().min(1).max(20_000),
    note,
  }),
  z.strictObject({
    kind: z.literal('date').describe('Print this for the photo that holds one of the entries.'),
    entries,
    value: z.union([z.iso.date(), z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)], {
      error: 'must be YYYY, YYYY-MM or YYYY-MM-DD',
    }),
    note,
  }),
]);

export const decideSchema = z.strictObject({ decisions: z.array(newDecisionSchema).min(1).max(200), who });
export const undoSchema = z.strictObject({ who });

const decisionSchema = z
  .object({
    id: z.string(),
    galleryId: z.string(),
    kind: z.enum(['keep-apart', 'merge', 'leave-out', 'caption', 'credit', 'date']),
    entries: z.array(z.string()),
    value: z.string().nullable(),
    who: z.string(),
    when: time,
    note: z.string().nullable(),
    undoneAt: time.nullable().describe('null: it counts.'),
    undoneBy: z.string().nullable(),
    stale: z
      .string()
      .nullable()
      .describe('What it speaks of that is gone, as the published manifest has it; null: nothing.'),
  })
  .meta({ id: 'Decision', description: "An editor's word about a gallery; it outlives every rerun." });

export const decisionListSchema = z.object({
  decisions: z.array(decisionSchema).describe('In the order in which they were made.'),
});
export const decidedSchema = z.object({
  decisions: z.array(decisionSchema.omit({ stale: true })),
  run: z.object({ id: z.string(), href: z.string() }).describe('The run that heeds them.'),
});

export type NewDecision = z.input<typeof newDecisionSchema>;
export type DecisionList = z.infer<typeof decisionListSchema>;
export type Decided = z.infer<typeof decidedSchema>;
