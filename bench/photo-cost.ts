import { createHash } from 'node:crypto';
import { bmvbhash } from 'blockhash-core';
import { imageHash } from 'image-hash';
import imghash from 'imghash';
import sharp from 'sharp';
import sharpPhash from 'sharp-phash';
import type * as readPhotoModule from '../src/photos/read-photo.ts';
import { addGrain, makePhoto } from '../test/generators/photos.ts';
import { compareInTurns } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Row, Scenario } from './framework/scenario.ts';

/** On the same files, each contestant in turns with the bare decode: who follows a package that leaves much garbage pays for it. */
export const photoCost: Scenario = {
  name: 'photo-cost',
  what: 'photo fingerprint',
  beside: 'sharp decoding and shrinking alone',
  reach: '≤ 1.10 ×',
  onlyWhenNamed: null,
  measure,
};

interface Photo {
  readonly bytes: Buffer;
  readonly sha256: string;
}

type Work = (photo: Photo) => Promise<unknown>;

// Its types speak of a default export that CommonJS does not have.
const phash = sharpPhash as unknown as (image: Buffer) => Promise<string>;

const decode: Work = ({ bytes }) => sharp(bytes).resize(64, 64, { fit: 'fill' }).greyscale().raw().toBuffer();

const packages: Readonly<Record<string, Work>> = {
  'sharp-phash': ({ bytes }) => phash(bytes),
  'blockhash-core on a 256-pixel thumb': blockhash,
  imghash: ({ bytes }) => imghash.hash(bytes, 16),
  'image-hash': imageHashOf,
};

async function measure(effort: Effort): Promise<Measured> {
  const { readPhoto } = await loadBuilt<typeof readPhotoModule>('photos/read-photo');
  const ours: Readonly<Record<string, Work>> = {
    'Cutline, the digest known from the arrival': ({ bytes, sha256 }) => readPhoto(bytes, sha256),
    'Cutline, with the digest': ({ bytes }) => readPhoto(bytes),
  };
  const isFull = effort === 'full';
  const photos = await makePhotos(isFull ? 12 : 3);
  const rows: Row[] = [];
  const ratios: number[] = [];
  for (const [name, work] of Object.entries({ ...ours, ...(isFull ? packages : {}) })) {
    const each = (todo: Work) => async () => {
      for (const photo of photos) await todo(photo);
    };
    const { oursMs, besideMs, ratio } = await compareInTurns(
      { ours: each(work), beside: each(decode) },
      { rounds: isFull ? 7 : 5, warmsUp: false },
    );
    if (name in ours) ratios.push(ratio);
    rows.push({
      'what is done with a photo of 2,400 pixels': name,
      'CPU ms': oursMs / photos.length,
      'bare decode, CPU ms': besideMs / photos.length,
      times: ratio,
    });
  }
  const value = ratios[0] ?? Number.NaN;
  return {
    tables: [{ title: '', rows }],
    figures: [{ name: '', value, unit: '×', reach: { atMost: 1.1 }, isChecked: true }],
  };
}

async function makePhotos(count: number): Promise<readonly Photo[]> {
  const photos: Photo[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const bytes = await addGrain(await makePhoto(seed, { width: 2400 }));
    photos.push({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return photos;
}

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
