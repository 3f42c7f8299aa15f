/**
 * What a fingerprint costs in CPU time beside sharp's bare decode and shrink, and beside the packages that hash photos, on the
 * same files in turns: `npm run bench:photo-cost`.
 */
import { createHash } from 'node:crypto';
import { bmvbhash } from 'blockhash-core';
import { imageHash } from 'image-hash';
import imghash from 'imghash';
import sharp from 'sharp';
import sharpPhash from 'sharp-phash';
import { readPhoto } from '../src/photos/read-photo.ts';
import { addGrain, makePhoto } from '../test/generators/photos.ts';

// Its types speak of a default export that CommonJS does not have.
const phash = sharpPhash as unknown as (image: Buffer) => Promise<string>;

const rounds = Number(process.argv[2] ?? 7);
const photos: Photo[] = [];
for (let seed = 1; seed <= 12; seed += 1) {
  const bytes = await addGrain(await makePhoto(seed, { width: 2400 }));
  photos.push({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
}

interface Photo {
  readonly bytes: Buffer;
  readonly sha256: string;
}

const decode = ({ bytes }: Photo) =>
  sharp(bytes).resize(64, 64, { fit: 'fill' }).greyscale().raw().toBuffer();
const contestants: Readonly<Record<string, (photo: Photo) => Promise<unknown>>> = {
  'sharp: decode, shrink to 64×64, grey': decode,
  'Cutline, the digest known from the arrival': ({ bytes, sha256 }) => readPhoto(bytes, sha256),
  'Cutline, with the digest': ({ bytes }) => readPhoto(bytes),
  'sharp-phash': ({ bytes }) => phash(bytes),
  'blockhash-core on a 256-pixel thumb': blockhash,
  imghash: ({ bytes }) => imghash.hash(bytes, 16),
  'image-hash': imageHashOf,
};

async function blockhash({ bytes }: Photo): Promise<string> {
  const { data, info } = await sharp(bytes)
    .resize(256)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return bmvbhash({ data: new Uint8ClampedArray(data), width: info.width, height: info.height }, 16);
}

function imageHashOf({ bytes }: Photo): Promise<unknown> {
  return new Promise((resolve, reject) => {
    imageHash({ ext: 'image/jpeg', data: bytes }, 16, true, (error: Error | null, hash: unknown) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}

console.log('| CPU time a photo | times the bare decode |\n| --- | --- |');
for (const [name, work] of Object.entries(contestants))
  console.log(`| ${name} | ${(await timesBare(work)).toFixed(2)} |`);

/** Each beside the bare decode alone, in turns: who follows a package that leaves much garbage pays for it. */
async function timesBare(work: (photo: Photo) => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  const bareCosts: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    bareCosts.push(await cpu(decode));
    costs.push(await cpu(work));
  }
  return median(costs) / median(bareCosts);
}

async function cpu(work: (photo: Photo) => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  for (const photo of photos) await work(photo);
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
