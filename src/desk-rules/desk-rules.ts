import { z } from 'zod';
import { thresholdNames, type ThresholdName, thresholdRanges } from './thresholds.ts';
import { wordListIds } from './word-lists.ts';

const maxRows = 2000;

const word = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line of text');
const words = z.array(word).max(maxRows);

const agency = z.strictObject({
  name: word.describe('As the manifest names it.'),
  isInCreditsOnly: z
    .boolean()
    .default(false)
    .describe('Captions speak of it nowhere else: its credit needs no full stop before it.'),
  forms: z
    .record(word, z.array(word).max(200))
    .refine((forms) => Object.keys(forms).length > 0, 'must have a form in which it is printed')
    .describe('The forms in which it is printed, each with the spellings it is received in.'),
});

const photographer = z.strictObject({
  name: word.describe('As it is to be printed.'),
  spellings: z.array(word).max(50).default([]).describe('As it is received as well.'),
});

const creditStyle = z.strictObject({
  name: word.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, 'must be letters, digits, spaces, ".", "_" and "-"'),
  templates: z
    .array(
      z.strictObject({
        line: word.describe('{creators}/{agency}{marks}; {provider} and {via} may stand in it as well.'),
        agency: word.optional().describe('Only for credits of this agency.'),
        from: z.iso.date().optional().describe('Only for photos of this day or later.'),
      }),
    )
    .min(1)
    .max(50)
    .describe('The first that fits is printed.'),
});

const wordChanges = z.strictObject({ added: words.default([]), removed: words.default([]) });

const thresholds = z
  .strictObject(
    Object.fromEntries(thresholdNames.map((name) => [name, thresholdSchema(name)])) as {
      readonly [Name in ThresholdName]: ReturnType<typeof thresholdSchema>;
    },
  )
  .describe('What is not set is as it ships.');

/** What a desk has changed of the rules that ship: entries added, changed, removed, and numbers set. `{}` changes nothing. */
export const deskRulesSchema = z
  .strictObject({
    house: z
      .strictObject({
        creditStyle: word
          .nullable()
          .default(null)
          .describe('How credit lines are printed where nobody says; null: as received.'),
        datelines: z.enum(['kept', 'cut']).default('kept'),
      })
      .prefault({})
      .describe('How galleries are cleaned where neither the delivery nor its source says.'),
    thresholds: thresholds.prefault({}),
    agencies: z
      .strictObject({
        set: z
          .array(agency)
          .max(maxRows)
          .default([])
          .describe('Whole rows, added or in place of the one that ships.'),
        removed: words.default([]).describe('By name.'),
      })
      .prefault({}),
    photographers: z.array(photographer).max(maxRows).default([]),
    creditStyles: z.array(creditStyle).max(50).default([]),
    words: z.partialRecord(z.enum(wordListIds), wordChanges).default({}),
  })
  .meta({ id: 'DeskRules', description: 'What a desk has changed of the rules that ship.' });

function thresholdSchema(name: ThresholdName) {
  const { min, max, default: usual, about } = thresholdRanges[name];
  const number = Number.isInteger(usual) ? z.number().int() : z.number();
  return number.min(min).max(max).optional().describe(`${about} It is ${usual} where it is not set.`);
}

export type DeskRules = z.output<typeof deskRulesSchema>;
export type GivenDeskRules = z.input<typeof deskRulesSchema>;
export type AgencyRow = z.output<typeof agency>;
export type PhotographerRow = z.output<typeof photographer>;
export type CreditStyleRow = z.output<typeof creditStyle>;
export type WordChanges = z.output<typeof wordChanges>;

export const noDeskRules: DeskRules = deskRulesSchema.parse({});
