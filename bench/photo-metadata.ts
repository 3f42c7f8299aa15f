import sharp from 'sharp';
import type * as readPhotoMetadataModule from '../src/formats/photo-metadata/read-photo-metadata.ts';
import type * as findMetadataBlocksModule from '../src/photos/find-metadata-blocks.ts';
import type * as readPhotoHeadModule from '../src/photos/read-photo-head.ts';
import { addBlocks, makeExif, makeIim, makePhotoshop, makeXmp } from '../test/generators/photo-metadata.ts';
import { addGrain, makePhoto } from '../test/generators/photos.ts';
import { compareInTurns } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Row, Scenario } from './framework/scenario.ts';

/** JPEGs with all three blocks; the head tells besides what kind of picture is to be decoded, for its fingerprint. */
export const photoMetadata: Scenario = {
  name: 'photo-metadata',
  what: 'JPEG metadata: IPTC, XMP and EXIF',
  beside: 'sharp reading the same heads alone',
  reach: '≤ 1.3 ×',
  onlyWhenNamed: null,
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const { readPhotoMetadata } = await loadBuilt<typeof readPhotoMetadataModule>(
    'formats/photo-metadata/read-photo-metadata',
  );
  const { findMetadataBlocks } = await loadBuilt<typeof findMetadataBlocksModule>(
    'photos/find-metadata-blocks',
  );
  const { readPhotoHead } = await loadBuilt<typeof readPhotoHeadModule>('photos/read-photo-head');
  const photos = await makeTaggedPhotos(effort === 'full' ? 8 : 2);
  const head = (bytes: Buffer) => sharp(bytes).metadata();
  const words = async (bytes: Buffer) => readPhotoMetadata(await findMetadataBlocks(bytes));
  const all = (work: (bytes: Buffer) => Promise<unknown>) => async () => {
    for (const bytes of photos) await work(bytes);
  };
  const rows: Row[] = [];
  const figures: Measured['figures'][number][] = [];
  const both = async (bytes: Buffer) => [await words(bytes), await readPhotoHead(bytes)];
  for (const [name, work] of Object.entries({
    'the words': words,
    'the words, and the picture’s head': both,
  })) {
    const { oursMs, besideMs, ratio } = await compareInTurns(
      { ours: all(work), beside: all(head) },
      { rounds: effort === 'full' ? 25 : 9, turnMs: 40 },
    );
    rows.push({
      'what is read': name,
      'CPU µs a photo': (1000 * oursMs) / photos.length,
      'sharp’s head, CPU µs': (1000 * besideMs) / photos.length,
      times: ratio,
    });
    // The words alone are so little that sharp's own unrest shows.
    figures.push({ name, value: ratio, unit: '×', reach: { atMost: 1.3 }, isChecked: work === both });
  }
  return { tables: [{ title: '', rows }], figures };
}

const fields = {
  caption: `Zoë Müller’s crew pumps water out of the harbor office in Tarn Hollow on Monday, May 4, 2026. ${'The coast road has been cut three times this spring, and repairs may last into July. '.repeat(4)}(AP Photo/Ida Brandt)`,
  headline: 'Harbor towns dig out',
  credit: 'AP',
  creators: ['Ida Brandt'],
  bylineTitle: 'STF',
  source: 'AP',
  instructions: 'MANDATORY CREDIT',
};

async function makeTaggedPhotos(count: number): Promise<readonly Buffer[]> {
  const photos: Buffer[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const bytes = await addGrain(await makePhoto(seed, { width: 2400 }));
    const iim = makeIim({ ...fields, date: '20260504', time: '101500+0200' });
    photos.push(
      addBlocks(bytes, {
        photoshop: makePhotoshop(iim, iim),
        // Editors leave two kilobytes of blanks for the next change.
        xmp: `${makeXmp({ ...fields, date: '2026-05-04T10:15:00+02:00' })}${' '.repeat(2048)}`,
        exif: makeExif({ ...fields, date: '2026:05:04 10:15:00' }),
      }),
    );
  }
  return photos;
}
