/**
 * What reading the words in JPEGs costs in CPU time beside sharp's reading of the same files' heads alone, in turns:
 * `npm run bench:photo-metadata`.
 */
import sharp from 'sharp';
import { readPhotoMetadata } from '../src/formats/photo-metadata/read-photo-metadata.ts';
import { findMetadataBlocks } from '../src/photos/find-metadata-blocks.ts';
import { addBlocks, makeExif, makeIim, makePhotoshop, makeXmp } from '../test/generators/photo-metadata.ts';
import { addGrain, makePhoto } from '../test/generators/photos.ts';

const rounds = Number(process.argv[2] ?? 15);
/** Each file is read this often in a round: one reading is too short to be measured. */
const repeats = 20;

const fields = {
  caption: `Zoë Müller’s crew pumps water out of the harbor office in Tarn Hollow on Monday, May 4, 2026. ${'The coast road has been cut three times this spring, and repairs may last into July. '.repeat(4)}(AP Photo/Ida Brandt)`,
  headline: 'Harbor towns dig out',
  credit: 'AP',
  creators: ['Ida Brandt'],
  bylineTitle: 'STF',
  source: 'AP',
  instructions: 'MANDATORY CREDIT',
};

const photos: Buffer[] = [];
for (let seed = 1; seed <= 8; seed += 1) {
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

const head = (bytes: Buffer) => sharp(bytes).metadata();
const words = async (bytes: Buffer) => readPhotoMetadata(await findMetadataBlocks(bytes));
const contestants: Readonly<Record<string, (bytes: Buffer) => Promise<unknown>>> = {
  'sharp: the head': head,
  'Cutline: IPTC, XMP and EXIF': words,
};

console.log('| CPU time a photo | times sharp’s head |\n| --- | --- |');
for (const [name, work] of Object.entries(contestants))
  console.log(`| ${name} | ${(await timesHead(work)).toFixed(2)} |`);

async function timesHead(work: (bytes: Buffer) => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  const headCosts: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    headCosts.push(await cpu(head));
    costs.push(await cpu(work));
  }
  return median(costs) / median(headCosts);
}

async function cpu(work: (bytes: Buffer) => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  for (let repeat = 0; repeat < repeats; repeat += 1) for (const bytes of photos) await work(bytes);
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
