import { toUri } from '../../../src/formats/to-uri.ts';
import type { WrittenFormatName } from '../../../src/formats/written-formats.ts';
import type { Gallery } from '../../../src/pipeline/gallery.ts';
import type { Item, Manifest } from '../../../src/pipeline/manifest.ts';
import { oddManifest } from '../../generators/manifest.ts';
import { cleanedGalleries } from '../../services/made-manifests.ts';
import { readText } from '../../services/read-document.ts';
import { writeManifest } from '../../services/write-manifest.ts';
import formatsPlugin from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ajv = new Ajv2020({ allErrors: true, strict: false });
formatsPlugin.default(ajv);

const schemas: readonly (readonly [WrittenFormatName, string])[] = [
  ['ninjs', 'ninjs-3.1'],
  ['ninjs-2.2', 'ninjs-2.2'],
  ['ans', 'ans-gallery'],
];

describe.each(schemas)('%s is what its schema asks for', (name, file) => {
  const isValid = ajv.compile(
    JSON.parse(readFileSync(`test/fixtures/schemas/${file}.json`, 'utf8')) as object,
  );

  test('whatever stands in the manifest', async () => {
    await fc.assert(
      fc.asyncProperty(oddManifest, async (manifest) => {
        isValid(JSON.parse(await writeManifest(name, manifest)));
        expect(isValid.errors ?? []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('for every gallery of ours, and not with a field that it does not know', async () => {
    const all = await cleanedGalleries();
    for (const gallery of all) {
      const written = JSON.parse(await writeManifest(name, gallery.manifest)) as object;
      isValid(written);
      expect([gallery.name, isValid.errors ?? []]).toEqual([gallery.name, []]);
      expect(isValid({ ...written, creditline: 'AP' })).toBe(false);
    }
    expect(all.length).toBeGreaterThan(20);
  });
});

const pairs: readonly WrittenFormatName[] = ['ninjs', 'ninjs-2.2', 'ans', 'csv', 'json-ld'];

/** A manifest as written; JSON-LD stands in a page. */
async function write(name: WrittenFormatName, manifest: Manifest): Promise<string> {
  const written = await writeManifest(name, manifest);
  if (name !== 'json-ld') return written;
  return `<!doctype html><html><head><script type="application/ld+json">${written}</script></head><body></body></html>`;
}

/** What every one of the formats carries of a photo. */
function readBack({ entries }: Gallery): readonly object[] {
  return entries.map(({ text, credit, date, photo }) => ({
    caption: text.trim(),
    credit: credit?.trim() ?? null,
    date,
    photo: photo?.uri ?? null,
  }));
}

function asWritten({ caption, credit, date, photo }: Item): object {
  return {
    caption: caption.text.trim(),
    credit: credit.line,
    date: date.value,
    photo: photo === null ? null : (toUri(photo.uri) ?? photo.uri),
  };
}

describe.each(pairs)('%s, read again', (name) => {
  test('gives the items of every gallery of ours', async () => {
    for (const { name: gallery, manifest } of await cleanedGalleries()) {
      if (manifest.items.length === 0) continue;
      const read = await readText(await write(name, manifest));
      expect({ gallery, items: readBack(read) }).toEqual({ gallery, items: manifest.items.map(asWritten) });
    }
  });
});

describe.each(['ninjs', 'ninjs-2.2'] as const)('%s keeps', (name) => {
  test('words, flags and headline as they are, however odd', async () => {
    await fc.assert(
      fc.asyncProperty(oddManifest, async (manifest) => {
        fc.pre(manifest.items.length > 0);
        const read = await readText(await write(name, manifest));
        expect(read.headline?.trim() ?? '').toBe(manifest.headline?.trim() ?? '');
        expect(read.entries.map(({ text, flags }) => ({ text: text.trim(), flags }))).toEqual(
          manifest.items.map(({ caption, flags }) => ({
            text: caption.text.trim(),
            flags: flags.filter((flag) => flag !== 'shares-caption'),
          })),
        );
      }),
    );
  });
});
