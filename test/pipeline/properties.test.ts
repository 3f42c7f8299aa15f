import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { printManifest } from '../../src/pipeline/manifests/print-manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';
import { madeGallery, type MadeEntry } from '../generators/gallery.ts';

const rules = loadRules();
const runs = { numRuns: 250 };

function clean(entries: readonly MadeEntry[]): Promise<Manifest> {
  const document = { entries: entries.map(({ caption }) => ({ caption })) };
  const bytes = Buffer.from(JSON.stringify(document));
  return runPipeline({ bytes, name: 'made.json', uri: null, mediaType: null }, defaultSettings, rules);
}

/** The captions that ended together, in an order that says nothing of the input's. */
function partition({ items }: Manifest, entries: readonly MadeEntry[]): readonly string[] {
  return items
    .map((item) =>
      item.entries
        .map(({ index }) => entries[index]?.caption ?? '')
        .toSorted((a, b) => (a < b ? -1 : 1))
        .join('\n'),
    )
    .toSorted((a, b) => (a < b ? -1 : 1));
}

describe('whatever the gallery', () => {
  test('copies of one photo come together, and no photo is hidden behind another', async () => {
    await fc.assert(
      fc.asyncProperty(madeGallery, async ({ entries }) => {
        const { items } = await clean(entries);
        const photos = items.map((item) => new Set(item.entries.map(({ index }) => entries[index]?.photo)));
        expect(photos.map(({ size }) => size)).toEqual(photos.map(() => 1));
        expect(items).toHaveLength(new Set(entries.map(({ photo }) => photo)).size);
      }),
      runs,
    );
  });

  test('every entry stands in exactly one place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 12 }),
        async (captions) => {
          const entries = captions.map((caption) => ({ caption, photo: 0 }));
          const { items, leftOut, report } = await clean(entries);
          const placed = [...items.flatMap((item) => item.entries), ...leftOut.map(({ entry }) => entry)];
          expect(placed.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
            captions.map((_, index) => index),
          );
          expect(report).toEqual({
            entries: captions.length,
            items: items.length,
            collapsed: captions.length - items.length - leftOut.length,
          });
        },
      ),
      runs,
    );
  });

  test('the same bytes give the same manifest', async () => {
    await fc.assert(
      fc.asyncProperty(madeGallery, async ({ entries }) => {
        expect(printManifest(await clean(entries))).toBe(printManifest(await clean(entries)));
      }),
      { numRuns: 50 },
    );
  });

  test('the order of the entries does not decide which are one photo', async () => {
    await fc.assert(
      fc.asyncProperty(madeGallery, async ({ entries }) => {
        const turned = entries.toReversed();
        expect(partition(await clean(turned), turned)).toEqual(partition(await clean(entries), entries));
      }),
      runs,
    );
  });

  test('a copy more of an entry adds no item', async () => {
    await fc.assert(
      fc.asyncProperty(madeGallery, fc.nat(), async ({ entries }, at) => {
        const copy = entries[at % entries.length];
        const longer = copy === undefined ? entries : [...entries, copy];
        expect((await clean(longer)).items).toHaveLength((await clean(entries)).items.length);
      }),
      runs,
    );
  });

  test('cleaning what was cleaned changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(madeGallery, async ({ entries }) => {
        const { items } = await clean(entries);
        const again = await clean(items.map(({ caption }) => ({ caption: caption.text, photo: 0 })));
        expect(again.items.map(({ caption }) => caption.text)).toEqual(
          items.map(({ caption }) => caption.text),
        );
      }),
      runs,
    );
  });
});
