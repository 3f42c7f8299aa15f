import { z } from 'zod';
import { changeCountsSchema } from './change-schemas.ts';

export const time = z.iso.datetime().describe('ISO 8601, UTC.');

/** A day that the calendar has: 2020-02-29, and not 2021-02-29. */
const day = z.iso.date({ error: 'must be a day of the calendar, like 2020-10-24' });

export const runStateSchema = z.enum(['queued', 'running', 'succeeded', 'failed']);

const columns = z.string().trim().min(1).max(2000);

const cleaningSettingsSchema = z.object({
  referenceDate: day.nullable().describe('The day the gallery was sent; null: found in the gallery.'),
  inputFormat: z.string().nullable().describe('The reader to use; null: found from the content.'),
  datelines: z
    .enum(['kept', 'cut'])
    .nullable()
    .describe("Captions keep the wire's dateline or lose it; null: as the house has it."),
  creditStyle: z
    .string()
    .nullable()
    .describe(
      'The style of credit lines: wire, slash, comma; received: as received; null: as the house has it.',
    ),
  columns: columns
    .nullable()
    .describe(
      'Which columns of a table hold what: caption=Beschreibung,credit=Quelle; null: found by their names.',
    ),
});

export const gallerySchema = z
  .object({
    id: z.string(),
    source: z.string().describe('Who sent it.'),
    identity: z
      .string()
      .nullable()
      .describe("The sender's own name of it, under which it may come again changed; null: it has none."),
    name: z.string().describe("The input's name, a file's name for instance."),
    headline: z.string().nullable().describe('Known once a run has read it.'),
    revision: z.number().int().describe('How often it came, each time changed; counts from 1.'),
    contentDigest: z.string().describe('SHA-256 of the newest revision as received, hexadecimal.'),
    sizeBytes: z.number().int(),
    publishedRunId: z
      .string()
      .nullable()
      .describe('The run whose manifest is published; null until one succeeded.'),
    receivedAt: time,
    revisedAt: time.describe('When the newest revision came.'),
  })
  .meta({ id: 'Gallery', description: 'A gallery as it was received.' });

export const runSchema = z
  .object({
    id: z.string(),
    galleryId: z.string(),
    gallery: z.object({ name: z.string(), headline: z.string().nullable(), source: z.string() }),
    photos: z
      .object({ total: z.number().int(), done: z.number().int() })
      .nullable()
      .describe('How many photos the gallery has and how many were looked at, while the run has not ended.'),
    revision: z
      .number()
      .int()
      .nullable()
      .describe('Which revision of the gallery; null while it waits: it will clean the newest.'),
    state: runStateSchema,
    isPreview: z.boolean().describe('Its manifest is to be looked at, and is not published.'),
    settings: cleaningSettingsSchema,
    settingsDigest: z.string().describe('SHA-256 of the settings, hexadecimal.'),
    rulesDigest: z
      .string()
      .nullable()
      .describe('Of the rules it was done under; null until a worker has taken it up.'),
    rulesVersion: z
      .number()
      .int()
      .nullable()
      .describe(
        "The version of the desk's rules it was done under; 0: as they ship; null until a worker has taken it up.",
      ),
    reason: z.string().describe('Why it was asked for.'),
    requestedBy: z.string(),
    attempts: z.number().int(),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it failed.'),
    manifestDigest: z
      .string()
      .nullable()
      .describe("SHA-256 of the manifest's bytes, hexadecimal; null until it succeeded."),
    report: z
      .object({
        entries: z.number().int(),
        items: z.number().int(),
        collapsed: z.number().int(),
        warnings: z.number().int(),
      })
      .nullable(),
    timings: z
      .object({
        waitMs: z.number().describe('From being asked for to being taken up.'),
        photosMs: z.number(),
        loadMs: z.number(),
        cleanMs: z.number(),
      })
      .nullable()
      .describe('How long each step took in the attempt that succeeded, in milliseconds.'),
    changes: z
      .object({
        since: z.string().nullable().describe('The run whose manifest was published then; null: none was.'),
        isSame: z.boolean().describe('Nothing that a reader of the manifest would see.'),
        counts: changeCountsSchema.describe('The items, by what became of them.'),
      })
      .nullable()
      .describe('What its manifest changed of the one that was published when it came.'),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
  })
  .meta({ id: 'Run', description: 'One cleaning of one gallery under one version of the settings.' });

export const nextCursor = z
  .string()
  .nullable()
  .describe('Pass it as `cursor` for what follows; null at the end.');

export const runListSchema = z.object({ runs: z.array(runSchema), nextCursor });
export const galleryWithRunsSchema = z.object({
  gallery: gallerySchema,
  runs: z.array(runSchema).describe('The newest first; the older ones under /api/runs?galleryId=.'),
});

export const receiptSchema = z
  .object({
    gallery: z.object({ id: z.string() }),
    run: z.object({ id: z.string(), href: z.string() }),
  })
  .meta({ id: 'Receipt', description: 'What was asked for, and where to follow it.' });

export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the nextCursor of the page before')
    .optional(),
};

/** A word of the sender's: what a list can show in one line. */
const name = z.string().trim().min(1).max(200);

/** Who asks, as they call themselves. */
export const actor = name.default('api').describe('Who asks.');
export const revisionNumber = z.coerce.number().int().min(1);

export const deliveryQuestionSchema = z.strictObject({
  source: name.default('api').describe('Who sends it. What is not said here is as the source is configured.'),
  name: name.optional().describe("The gallery's name, a file's name for instance."),
  identity: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .describe(
      "The sender's own name of the gallery: under it, other bytes are a new revision of the same gallery. Without it a gallery's own id counts.",
    ),
  referenceDate: day
    .optional()
    .describe('The day the gallery was sent, YYYY-MM-DD; "Friday" is read against it.'),
  inputFormat: name.optional().describe('The reader to use; without it the content decides.'),
  datelines: z.enum(['kept', 'cut']).optional(),
  creditStyle: name.optional().describe('The house style of credit lines.'),
  columns: columns
    .optional()
    .describe('Which columns of a table hold what: caption=Beschreibung,credit=Quelle.'),
});
export const deliveryHeadersSchema = z.looseObject({
  'idempotency-key': z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("The sender's own name of this request: the same key with the same bytes is one delivery."),
  'cutline-signature': z
    .string()
    .max(2000)
    .optional()
    .describe(
      't=<unix seconds>,v1=<SHA-256 HMAC of "t.body", hexadecimal>; several v1 while keys change. Needed where the source is configured to sign.',
    ),
});
export const runQuestionSchema = z.strictObject({
  ...page,
  galleryId: z.string().max(100).optional(),
  state: runStateSchema.optional(),
  cause: z
    .string()
    .max(400)
    .optional()
    .describe('Runs that failed for this cause, as /api/failures names it.'),
  bulkId: z.string().max(100).optional().describe('Runs of this bulk rerun.'),
  isChange: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .optional()
    .describe('Whether they changed what was published.'),
});
/** Why somebody asks. */
export const reasonSchema = z.string().trim().min(1).max(1000);
export const givenSettings = z
  .strictObject(cleaningSettingsSchema.shape)
  .partial()
  .describe("What is not named stays as in the gallery's newest run that is no preview.");

/** A version of the desk's rules that a preview is done under. */
export const previewRules = z
  .number()
  .int()
  .min(1)
  .optional()
  .describe("Of a preview: the version of the desk's rules, a draft too; without it the one in effect.");

export const rerunSchema = z.strictObject({
  reason: reasonSchema,
  settings: givenSettings.optional(),
  preview: z
    .boolean()
    .default(false)
    .describe('Only to be looked at: its manifest can be read and compared, and is not published.'),
  rulesVersion: previewRules,
  revision: revisionNumber.optional().describe('Which revision to clean; without it the newest.'),
  requestedBy: actor,
});
export const retrySchema = z.strictObject({ requestedBy: actor });

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    code: z.string(),
  })
  .meta({ id: 'Problem' });

export const readinessSchema = z.object({
  status: z.enum(['ready', 'unready']),
  causes: z
    .array(z.object({ part: z.enum(['database', 'queue', 'intake', 'outputs']), message: z.string() }))
    .describe(
      'A trouble of intake or outputs alone, as a folder that cannot be emptied or deliveries that failed, leaves the rest ready; so does a queue that somebody paused.',
    ),
});

/** From where galleries come, and how that goes. */
export const sourceListSchema = z.object({
  onlyKnownSources: z.boolean(),
  sources: z.array(
    z
      .object({
        name: z.string(),
        signs: z.boolean().describe('Deliveries over HTTP must be signed.'),
        folder: z
          .object({ path: z.string(), trouble: z.string().nullable() })
          .nullable()
          .describe('The drop folder; trouble as this process sees it.'),
        poll: z
          .object({
            url: z.string(),
            everySeconds: z.number().int(),
            polledAt: time.nullable(),
            problem: z.string().nullable().describe('Why the last poll ended before its end.'),
            failures: z.number().int().describe('How many polls in a row ended so.'),
          })
          .nullable(),
        problems: z
          .array(
            z.object({ name: z.string(), problem: z.string(), times: z.number().int(), noticedAt: time }),
          )
          .describe('Files and items that became no gallery, the newest first.'),
      })
      .meta({ id: 'Source' }),
  ),
});

export type DeliveryQuestion = z.infer<typeof deliveryQuestionSchema>;
export type Run = z.infer<typeof runSchema>;
export type RunState = z.infer<typeof runStateSchema>;
export type RunList = z.infer<typeof runListSchema>;
export type GalleryWithRuns = z.infer<typeof galleryWithRunsSchema>;
export type SourceList = z.infer<typeof sourceListSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type Rerun = z.input<typeof rerunSchema>;
