import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WrittenFormatName } from '../../../src/formats/written-formats.ts';
import type { Item, Manifest } from '../../../src/pipeline/manifest.ts';
import { madeGallery } from '../../generators/gallery.ts';
import { wireDocument } from '../../generators/wire-gallery.ts';
import { cleanedGalleries } from '../../services/made-manifests.ts';
import { cleanDocument, cleanText } from '../../services/read-document.ts';
import { writeManifest } from '../../services/write-manifest.ts';

/** All that is written and read; a report is for people. */
const pairs: readonly WrittenFormatName[] = ['manifest', 'ninjs', 'ninjs-2.2', 'ans', 'json-ld', 'csv'];

/** A manifest as written and read again; JSON-LD stands in a page. */
async function thereAndBack(name: WrittenFormatName, manifest: Manifest): Promise<Manifest> {
  const written = await writeManifest(name, manifest);
  return cleanText(name === 'json-ld' ? inPage(written) : written);
}

function inPage(linkedData: string): string {
  return `<!doctype html><html><head><script type="application/ld+json">${linkedData}</script></head><body></body></html>`;
}

/** What must come back. */
function whatCounts({ caption, credit, date, flags, photo }: Item): object {
  const { value, precision, basis } = date;
  return {
    caption,
    credit,
    date: { value, precision, basis },
    flags,
    photo: photo === null ? null : { uri: photo.uri, width: photo.width, height: photo.height },
  };
}

/** What was inferred from a copy that is not printed is not inferred from what is. */
function statedDay({ referenceDate }: Manifest, { basis }: Manifest['referenceDate']): string | null {
  return basis === 'inferred' ? null : referenceDate.value;
}

function whole(manifest: Manifest, like: Manifest): object {
  const day = statedDay(manifest, like.referenceDate);
  return { headline: manifest.headline, day, items: manifest.items.map(whatCounts) };
}

describe.each(pairs)('%s, written and read again, gives the same items', (name) => {
  test('of every gallery of ours', async () => {
    let count = 0;
    for (const { name: gallery, manifest } of await cleanedGalleries()) {
      const again = await thereAndBack(name, manifest);
      expect({ gallery, items: again.items.map(whatCounts) }).toEqual({
        gallery,
        items: manifest.items.map(whatCounts),
      });
      expect([gallery, again.referenceDate.value]).toEqual([gallery, manifest.referenceDate.value]);
      count += manifest.items.length;
    }
    expect(count).toBeGreaterThan(200);
  });

  test('whatever credits, dates, flags and fields a wire sends', async () => {
    await fc.assert(
      fc.asyncProperty(wireDocument, async (document) => {
        const manifest = await cleanDocument(document);
        fc.pre(manifest.items.length > 0);
        const again = await thereAndBack(name, manifest);
        expect(whole(again, manifest)).toEqual(whole(manifest, manifest));
      }),
      { numRuns: 60 },
    );
  });

  test('of galleries full of repeats', async () => {
    await fc.assert(
      fc.asyncProperty(madeGallery, async ({ entries }) => {
        const manifest = await cleanDocument({
          headline: 'A day in Ostrand',
          entries: entries.map(({ caption, photo }) => ({
            caption,
            photo: { uri: `https://wire.example/pictures/${photo}-boat.jpg` },
          })),
        });
        const again = await thereAndBack(name, manifest);
        expect(whole(again, manifest)).toEqual(whole(manifest, manifest));
      }),
      { numRuns: 25 },
    );
  });
});

test.each(['ninjs', 'ans', 'csv', 'json-ld'] as const)(
  '%s with another credit line is read anew: the parts that were written belong to the old one',
  async (name) => {
    const manifest = await cleanDocument({
      entries: [{ caption: 'A ferry waits in Ostrand. (AP Photo/Ida Brandt)' }],
    });
    const written = await writeManifest(name, manifest);
    const changed = written.replaceAll('AP Photo/Ida Brandt', 'Runa Holt/Ostrand Courier via Reuters');
    const { items } = await cleanText(name === 'json-ld' ? inPage(changed) : changed);
    expect(items.map(({ credit }) => credit)).toEqual([
      {
        line: 'Runa Holt/Ostrand Courier via Reuters',
        creators: ['Runa Holt'],
        agency: 'Reuters',
        provider: 'Ostrand Courier',
        via: ['Reuters'],
      },
    ]);
  },
);
