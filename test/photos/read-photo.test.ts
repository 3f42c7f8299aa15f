import { deflateSync, gzipSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { comparePhotos } from '../../src/pipeline/photos/compare-photos.ts';
import { hammingDistance } from '../../src/pipeline/photos/hamming-distance.ts';
import { readPhoto } from '../../src/photos/read-photo.ts';
import { edits, lookalikes, makePhoto } from '../generators/photos.ts';

let photo: Buffer;
beforeAll(async () => {
  photo = await makePhoto(7);
});

async function print(bytes: Uint8Array) {
  const { fingerprint, problem } = await readPhoto(bytes);
  if (fingerprint === null) throw new Error(problem);
  return fingerprint;
}

async function distance(bytes: Uint8Array): Promise<number> {
  const [a, b] = [await print(photo), await print(bytes)];
  return hammingDistance(a.hash256 ?? '', b.hash256 ?? '');
}

describe('a fingerprint', () => {
  test('tells the digest, the size and hashes of 256 and 64 bits', async () => {
    expect(await print(photo)).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      width: 960,
      height: 640,
      hash256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      hash64: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
  });

  test.each([
    ['PNG', (it: Sharp) => it.png()],
    ['WebP', (it: Sharp) => it.webp({ quality: 80 })],
    ['AVIF', (it: Sharp) => it.avif({ quality: 60, effort: 0 })],
    ['TIFF', (it: Sharp) => it.tiff()],
    ['a PNG of 16 bits', (it: Sharp) => it.toColourspace('rgb16').png()],
    ['a CMYK JPEG', (it: Sharp) => it.toColourspace('cmyk').jpeg()],
    ['a grey JPEG', (it: Sharp) => it.greyscale().jpeg()],
    ['a PNG with alpha', (it: Sharp) => it.ensureAlpha().png()],
  ])('is the same for %s', async (_name, convert) => {
    expect(await distance(await convert(sharp(photo)).toBuffer())).toBeLessThanOrEqual(10);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is that of the upright picture at EXIF orientation %i',
    async (orientation) => {
      // What the camera stored so that this orientation turns it upright.
      const undo: Record<number, (it: Sharp) => Sharp> = {
        1: (it) => it,
        2: (it) => it.flop(),
        3: (it) => it.rotate(180),
        4: (it) => it.flip(),
        5: (it) => it.rotate(270).flop(),
        6: (it) => it.rotate(270),
        7: (it) => it.rotate(90).flop(),
        8: (it) => it.rotate(90),
      };
      const turn = undo[orientation];
      if (turn === undefined) throw new Error('no such orientation');
      const stored = await turn(sharp(photo)).png().toBuffer();
      const tagged = await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 90 }).toBuffer();
      expect(await distance(tagged)).toBeLessThanOrEqual(10);
      expect(await print(tagged)).toMatchObject({ width: 960, height: 640 });
    },
  );

  test('says that a flat picture cannot be told from another', async () => {
    const flat = (grey: number) =>
      sharp({ create: { width: 300, height: 200, channels: 3, background: { r: grey, g: grey, b: grey } } })
        .jpeg()
        .toBuffer();
    const [a, b] = [await print(await flat(200)), await print(await flat(190))];
    expect([a.hash256, b.hash256]).toEqual([null, null]);
    expect(comparePhotos(a, b)).toMatchObject({ band: 'unsure' });
  });
});

describe('the ladder', () => {
  test.each(edits.slice(0, 7))('knows the frame after $name', async ({ edit }) => {
    expect(comparePhotos(await print(photo), await print(await edit(photo))).band).toBe('same');
  });

  test('knows the same file, and a small crop', async () => {
    const base = await print(photo);
    expect(comparePhotos(base, base)).toEqual({ band: 'same', reason: 'the same file' });
    const crop = edits.find(({ name }) => name === 'crop 5 %');
    const verdict = comparePhotos(base, await print((await crop?.edit(photo)) ?? photo));
    expect(['near', 'crop']).toContain(verdict.band);
  });

  test.each(lookalikes)('never takes $name for the same frame', async ({ make }) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(comparePhotos(await print(await makePhoto(seed)), await print(await make(seed))).band).not.toBe(
        'same',
      );
    }
  });

  test('tells unrelated pictures apart', async () => {
    const prints = await Promise.all(
      [11, 12, 13, 14, 15, 16].map(async (seed) => print(await makePhoto(seed))),
    );
    for (const [at, a] of prints.entries())
      for (const b of prints.slice(at + 1)) expect(comparePhotos(a, b).band).toBe('different');
  });
});

describe('what is no photo, or a bad one, is told and never thrown', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>';
  test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /empty/],
    ['text', () => Buffer.from('A deckhand ties up the ferry.'), /no format/],
    ['an SVG with a script', () => Buffer.from(svg), /no format/],
    ['an SVG behind a declaration', () => Buffer.from(`<?xml version="1.0"?>\n<!-- -->${svg}`), /no format/],
    ['an SVG that is compressed', () => gzipSync(svg), /no format/],
    [
      'a PDF',
      () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'),
      /no format/,
    ],
    [
      'a program for ImageMagick',
      () => Buffer.from('push graphic-context\nimage over 0,0 9,9 "|id"'),
      /no format/,
    ],
    ['PostScript', () => Buffer.from('%!PS-Adobe-3.0 EPSF-3.0\n(id) run'), /no format/],
    [
      'an SVG that calls itself a TIFF',
      () => Buffer.concat([Buffer.from('II*\0'), Buffer.from(svg)]),
      /cannot be decoded|no format/,
    ],
    ['a JPEG head alone', () => photo.subarray(0, 300), /cannot be decoded/],
    ['a PNG that declares 60,000 × 60,000 pixels', () => hugePng(60_000), /more than 400 megapixels/],
  ])('%s', async (_name, make, problem) => {
    const reading = await readPhoto(await make());
    expect(reading.fingerprint).toBeNull();
    expect(reading.problem).toMatch(problem);
  });

  test.each<[string, () => Buffer | Promise<Buffer>, number]>([
    ['an interlaced PNG', () => hugePng(16_000, { isInterlaced: true }), 150],
    ['a progressive JPEG', () => hugeJpeg(), 150],
    ['a WebP', () => hugeWebp(), 150],
    ['a GIF', () => hugeGif(), 25],
  ])('%s of few bytes that would be decoded to gigabytes', async (_name, make, megapixels) => {
    const bytes = await make();
    const before = process.memoryUsage().rss;
    expect((await readPhoto(bytes)).problem).toBe(`it has more than ${megapixels} megapixels`);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(64);
  });

  test('an animation of a hundred thousand frames is one frame', async () => {
    const frames = Array.from({ length: 100_000 }, () => gifFrame);
    const bytes = Buffer.concat([gifHead, ...frames, Buffer.from(';')]);
    expect(await print(bytes)).toMatchObject({ width: 1, height: 1 });
  });

  test('a JPEG cut at every tenth of its length', async () => {
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const reading = await readPhoto(photo.subarray(0, Math.floor((photo.length * tenth) / 10)));
      expect(reading.problem).toMatch(/cannot be decoded/);
    }
  });

  test('one pixel is a photo, too flat to tell', async () => {
    const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await print(dot)).toMatchObject({ width: 1, height: 1, hash256: null });
  });

  test('of an animation, the first frame counts', async () => {
    const animated = await sharp([await makePhoto(7), await makePhoto(8)], { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await distance(animated)).toBeLessThanOrEqual(31);
  });
});

/** A PNG whose head promises more pixels than it has. */
function hugePng(side: number, { isInterlaced = false } = {}): Buffer {
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(side, 0);
  sizes.writeUInt32BE(side, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([sizes, Buffer.from([8, 2, 0, 0, isInterlaced ? 1 : 0])])),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A small picture whose head is made to promise 16,000 × 16,000 pixels. */
async function hugeJpeg(): Promise<Buffer> {
  const bytes = await sharp(photo).jpeg({ progressive: true }).toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc2]));
  bytes.writeUInt16BE(16_000, frame + 5);
  bytes.writeUInt16BE(16_000, frame + 7);
  return bytes;
}

async function hugeWebp(): Promise<Buffer> {
  const bytes = await sharp(photo).webp().toBuffer();
  const frame = bytes.indexOf(Buffer.from([0x9d, 0x01, 0x2a]));
  bytes.writeUInt16LE(16_000, frame + 3);
  bytes.writeUInt16LE(16_000, frame + 5);
  return bytes;
}

function hugeGif(): Buffer {
  const bytes = Buffer.concat([gifHead, gifFrame, Buffer.from(';')]);
  for (const place of [6, 8, gifHead.length + 13, gifHead.length + 15]) bytes.writeUInt16LE(16_000, place);
  return bytes;
}

/** A GIF of one pixel, up to its frames, and one of them. */
const gifHead = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
const gifFrame = Buffer.from('21f90400000000002c0000000001000100000202440100', 'hex');

function chunk(type: string, data: Buffer): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
  return Buffer.concat([length, Buffer.from(type), data, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
