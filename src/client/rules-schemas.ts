import { z } from 'zod';
import { deskRulesSchema } from '../desk-rules/desk-rules.ts';
import { actor, nextCursor, page, reasonSchema, time } from './api-schemas.ts';

const number = z.number().int();
const basedOn = number
  .min(0)
  .optional()
  .describe('The version in effect that it was made from: when another one is by now, the answer is 409.');
const effectiveFrom = z.iso
  .datetime({ offset: true })
  .optional()
  .describe('From when it is to be in effect, a time to come; without it at once.');

export const rulesVersionSchema = z
  .object({
    number: number.describe('Counts from 1.'),
    state: z
      .enum(['draft', 'planned', 'in-effect', 'past'])
      .describe('planned: it will be in effect; past: it was, until a later one was.'),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: time,
    revertsTo: number.nullable().describe('The version it is equal to again; 0: the rules as they ship.'),
    effectiveFrom: time.nullable().describe('null: a draft.'),
    activatedBy: z.string().nullable(),
    activatedAt: time.nullable(),
  })
  .meta({ id: 'RulesVersion', description: "One version of a desk's rules. What it says never changes." });

export const rulesVersionListSchema = z.object({
  versions: z.array(rulesVersionSchema).describe('The newest first.'),
  nextCursor,
});
export const rulesVersionQuestionSchema = z.strictObject(page);

export const rulesVersionWithRulesSchema = z.object({ version: rulesVersionSchema, rules: deskRulesSchema });

const tables = deskRulesSchema.shape;

/** The rules as a desk sees them. */
export const deskViewSchema = z.object({
  inEffect: number.describe('The version in effect; 0: the rules as they ship.'),
  rules: deskRulesSchema.describe('What it changes.'),
  shipped: z
    .object({
      agencies: tables.agencies.unwrap().shape.set.unwrap(),
      creditStyles: tables.creditStyles.unwrap(),
      words: z.array(
        z.object({ id: z.string(), title: z.string(), about: z.string(), words: z.array(z.string()) }),
      ),
      thresholds: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          about: z.string(),
          default: z.number(),
          min: z.number(),
          max: z.number(),
          step: z.number(),
        }),
      ),
    })
    .describe('The tables that ship, as far as a desk may change them.'),
  versions: rulesVersionListSchema,
});

export const saveRulesSchema = z
  .strictObject({
    rules: deskRulesSchema,
    reason: reasonSchema,
    requestedBy: actor,
    draft: z.boolean().default(false).describe('Only to be tried, until it is activated.'),
    effectiveFrom,
    basedOn,
  })
  .refine(({ draft, effectiveFrom: from }) => !draft || from === undefined, {
    path: ['effectiveFrom'],
    error: 'a draft is in effect from no time',
  });
export const activateRulesSchema = z.strictObject({
  requestedBy: actor,
  reason: reasonSchema.optional().describe('Instead of what the draft was tried for.'),
  effectiveFrom,
  basedOn,
});
export const revertRulesSchema = z.strictObject({
  requestedBy: actor,
  reason: reasonSchema.optional(),
  basedOn,
});
export const withdrawRulesSchema = z.strictObject({ requestedBy: actor });

export const creditLinesQuestionSchema = z.strictObject({
  rules: deskRulesSchema.describe('Its house style is printed, which may be one of its own.'),
  newest: number.min(1).max(50).default(20).describe('Of how many galleries.'),
});
export const creditLinesSchema = z.object({
  lines: z
    .array(
      z.object({
        galleryId: z.string(),
        headline: z.string().nullable(),
        before: z.string().describe('As it is published.'),
        after: z.string().describe('In the style.'),
      }),
    )
    .describe('The credit lines of the newest galleries that are published, each once.'),
});

export type RulesVersion = z.infer<typeof rulesVersionSchema>;
export type RulesVersionList = z.infer<typeof rulesVersionListSchema>;
export type RulesVersionWithRules = z.infer<typeof rulesVersionWithRulesSchema>;
export type DeskView = z.infer<typeof deskViewSchema>;
export type SaveRules = z.input<typeof saveRulesSchema>;
export type ActivateRules = z.input<typeof activateRulesSchema>;
export type RevertRules = z.input<typeof revertRulesSchema>;
export type CreditLines = z.infer<typeof creditLinesSchema>;
