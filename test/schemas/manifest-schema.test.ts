import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../src/client/manifest-schema.ts';
import { cleanDecided, decide, decideValue, keysOf } from '../services/decisions.ts';
import { galleries, runGallery } from '../services/galleries.ts';

const schema = readJson('schemas/gallery-manifest.schema.json');
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
formatsPlugin.default(ajv);
const isManifest = ajv.compile(schema);

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

describe('the published schema', () => {
  test.each(galleries)('holds the manifest of $name', async (gallery) => {
    const manifest = await runGallery(gallery);
    isManifest(manifest);
    expect(isManifest.errors ?? []).toEqual([]);
    // What the client reads is the same shape, key for key.
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
  });

  test('holds a manifest that rests on decisions, and one made before there were any', async () => {
    const captions = ['A gull sits on a bollard. (AP)', 'A boy runs. (AP)', 'A dog barks. (AP)'];
    const [a = '', b = '', c = ''] = await keysOf(captions);
    const decisions = [
      decide('merge', [a, b], { id: 'd1' }),
      decide('keep-apart', [a, b, `${a}#2`], { id: 'd2' }),
      decide('leave-out', [c], { id: 'd3' }),
      decideValue('date', [a], '2026-05'),
    ];
    const manifest = await cleanDecided(captions, decisions);
    isManifest(manifest);
    expect(isManifest.errors ?? []).toEqual([]);
    expect(manifestSchema.parse(manifest)).toEqual(manifest);
    expect(manifest.decisions.overruled).toHaveLength(1);
    expect(manifest.decisions.stale).toHaveLength(1);
    const { decisions: _decisions, ...earlier } = manifest;
    expect(manifestSchema.parse(earlier).decisions).toEqual({ applied: [], stale: [], overruled: [] });
  });

  test('refuses a manifest with a field missing, unknown or of another kind', async () => {
    const [gallery] = galleries;
    if (gallery === undefined) throw new Error('no gallery to break');
    const manifest = await runGallery(gallery);
    const { report: _report, ...incomplete } = manifest;
    expect(isManifest(incomplete)).toBe(false);
    expect(isManifest({ ...manifest, extra: true })).toBe(false);
    expect(isManifest({ ...manifest, headline: 7 })).toBe(false);
    const [item] = manifest.items;
    expect(isManifest({ ...manifest, items: [{ ...item, entries: [] }] })).toBe(false);
  });

  test('names the version of the package as its producer', async () => {
    const [gallery] = galleries;
    if (gallery === undefined) throw new Error('no gallery');
    const { producer } = await runGallery(gallery);
    expect(producer.version).toBe(readJson('package.json')['version']);
    expect(producer.rules).toMatch(/^[0-9a-f]{16,64}$/);
  });
});
