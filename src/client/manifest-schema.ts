import { z } from 'zod';

/** The clean gallery as it travels; `schemas/gallery-manifest.schema.json` says the same to other programs. */
const warning = z.object({
  code: z.string(),
  message: z.string(),
  entry: z.number().int().exactOptional(),
});

const locator = z.union([
  z.object({ line: z.number().int() }),
  z.object({ pointer: z.string() }),
  z.object({ file: z.string() }),
]);

/** Manifests that were made before there were decisions have no keys. */
const key = z.string().nullable().default(null);
const decisionIds = z.array(z.string()).default([]);

const placedEntry = z.object({
  index: z.number().int(),
  locator,
  text: z.string(),
  key,
  relation: z.enum(['representative', 'exact', 'near', 'truncated', 'revision', 'same-photo']),
  score: z.number(),
  reason: z.string(),
});

const item = z.object({
  id: z.string(),
  position: z.number().int(),
  photo: z
    .object({
      uri: z.string(),
      sha256: z.string().nullable(),
      width: z.number().int().nullable(),
      height: z.number().int().nullable(),
      perceptualHash: z.string().nullable(),
    })
    .nullable(),
  caption: z.object({ text: z.string(), lead: z.string(), language: z.string().nullable() }),
  credit: z.object({
    line: z.string().nullable(),
    creators: z.array(z.string()),
    agency: z.string().nullable(),
    provider: z.string().nullable(),
    via: z.array(z.string()),
  }),
  date: z.object({
    value: z.string().nullable(),
    precision: z.enum(['second', 'day', 'month', 'year']).nullable(),
    basis: z.enum(['stated', 'relative', 'metadata', 'inferred', 'none']),
    text: z.string().nullable(),
  }),
  flags: z.array(z.string()),
  entries: z.array(placedEntry),
  warnings: z.array(warning),
  decisions: decisionIds,
});

export const manifestSchema = z
  .object({
    manifestVersion: z.literal('1'),
    id: z.string(),
    headline: z.string().nullable(),
    source: z.object({ format: z.string(), name: z.string(), uri: z.string().nullable() }),
    referenceDate: z.object({
      value: z.string().nullable(),
      basis: z.enum(['given', 'metadata', 'inferred', 'none']),
    }),
    items: z.array(item),
    leftOut: z.array(
      z.object({
        entry: z.object({ index: z.number().int(), locator, text: z.string(), key }),
        reason: z.string(),
        decisions: decisionIds,
      }),
    ),
    report: z.object({
      entries: z.number().int(),
      items: z.number().int(),
      collapsed: z.number().int(),
    }),
    warnings: z.array(warning),
    decisions: z
      .object({
        applied: z.array(z.string()),
        stale: z.array(z.object({ id: z.string(), reason: z.string(), gone: z.array(z.string()) })),
        overruled: z.array(z.object({ id: z.string(), by: z.string(), reason: z.string() })),
      })
      .default({ applied: [], stale: [], overruled: [] }),
    producer: z.object({ name: z.literal('cutline'), version: z.string(), rules: z.string() }),
  })
  .meta({ id: 'Manifest', description: 'The clean gallery; see /schemas/gallery-manifest.schema.json.' });

export type PublishedManifest = z.infer<typeof manifestSchema>;
export type PublishedItem = PublishedManifest['items'][number];
