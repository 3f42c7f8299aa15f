import { beforeAll, describe, expect, test } from 'vitest';
import { findJpegBlocks } from '../../../src/formats/photo-metadata/find-jpeg-blocks.ts';
import { maxBlockBytes } from '../../../src/formats/photo-metadata/metadata-blocks.ts';
import { readPhotoMetadata } from '../../../src/formats/photo-metadata/read-photo-metadata.ts';
import { readXmp } from '../../../src/formats/photo-metadata/read-xmp.ts';
import { readJsonSidecar } from '../../../src/formats/photo-folder/read-json-sidecar.ts';
import type { PhotoMetadata } from '../../../src/pipeline/photos/photo-metadata.ts';
import { readPhoto } from '../../../src/photos/read-photo.ts';
import {
  addBlocks,
  makeDataset,
  makeExif,
  makeIim,
  makePhotoshop,
  makeXmp,
} from '../../generators/photo-metadata.ts';
import { makePhoto } from '../../generators/photos.ts';

const fields = { caption: 'Zoë Müller’s ferry leaves Port Alder.', credit: 'AP', creators: ['Ida Brandt'] };
let photo: Buffer;
let whole: Buffer;
beforeAll(async () => {
  photo = await makePhoto(81, { width: 96 });
  whole = addBlocks(photo, {
    photoshop: makePhotoshop(makeIim(fields), makeIim({})),
    xmp: makeXmp(fields),
    exif: makeExif({ ...fields, date: '2026:05:04 10:00:00' }),
  });
});

function read(bytes: Uint8Array): PhotoMetadata | null {
  const blocks = findJpegBlocks(bytes);
  return blocks === null ? null : readPhotoMetadata(blocks);
}

describe('a photo that is cut off', () => {
  test('at every 97th byte gives what came before the cut, and never fails', async () => {
    for (let end = 0; end < whole.length; end += 97) {
      const { fingerprint, problem, metadata } = await readPhoto(whole.subarray(0, end));
      expect(fingerprint === null).toBe(problem !== null);
      for (const block of [metadata?.iim, metadata?.xmp, metadata?.exif])
        expect([undefined, null, fields.caption]).toContain(block?.caption);
    }
  });

  test('or has a byte of its blocks turned over, anywhere, never fails', () => {
    const blocks = whole.length - photo.length;
    for (let at = 2; at < blocks; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = ~(damaged[at] ?? 0) & 0xff;
      expect(() => read(damaged)).not.toThrow();
    }
  });
});

describe('a block that lies', () => {
  test.each([100_000, 0x7fff_ffff, 0xffff_ffff])('about the length of an EXIF field: %i', (lies) => {
    const exif = makeExif({ ...fields, date: '2026:05:04 10:00:00' }, { lies });
    expect(read(addBlocks(photo, { exif }))).toMatchObject({
      exif: { caption: null, creators: ['Ida Brandt'], dateCreated: '2026-05-04T10:00:00' },
      problems: ['a field of its EXIF block says that it is longer than the block'],
    });
  });

  test('about where its directories are', () => {
    const exif = makeExif({ ...fields, date: '2026:05:04 10:00:00' });
    for (const place of [0, 7, 9, 0xffff, 0xffff_ffff]) {
      const moved = Buffer.from(exif);
      moved.writeUInt32BE(place, 4);
      expect(() => read(addBlocks(photo, { exif: moved }))).not.toThrow();
    }
  });

  test.each([
    ['a field', Buffer.from([0x1c, 2, 120, 0x7f, 0xff, 0x41])],
    ['an extended field', Buffer.from([0x1c, 2, 120, 0x80, 4, 0xff, 0xff, 0xff, 0xff, 0x41])],
    ['the length of a length', Buffer.from([0x1c, 2, 120, 0xff, 0xff, 0x41])],
  ])('about the length of %s of IIM', (_name, lie) => {
    const iim = Buffer.concat([makeIim({ credit: 'AP' }), lie]);
    expect(read(addBlocks(photo, { photoshop: makePhotoshop(iim) }))).toMatchObject({
      iim: { credit: 'AP', caption: null },
      problems: ['a field of its IPTC block says that it is longer than the block'],
    });
  });

  test('about the length of the resource that IIM is in', () => {
    const photoshop = makePhotoshop(makeIim({ credit: 'AP' }));
    photoshop.writeUInt32BE(0xffff_ffff, photoshop.lastIndexOf('8BIM', undefined, 'latin1') + 8);
    expect(read(addBlocks(photo, { photoshop }))).toMatchObject({
      iim: { credit: 'AP' },
      problems: ['a part of its IPTC block says that it is longer than the block'],
    });
  });
});

describe('XMP that is an attack', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at} "&a;&a;&a;&a;&a;&a;&a;&a;">`).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;

  test('expands no entity and opens no file', () => {
    const packet = `${bomb}${makeXmp({ credit: 'AP', caption: 'A ferry AND' })}`.replace(
      'AND',
      '&a29; &file;',
    );
    expect(readXmp(packet)).toMatchObject({
      problem: null,
      fields: { credit: 'AP', caption: 'A ferry &a29; &file;' },
    });
  });

  test.each([
    [
      'elements inside each other',
      `<rdf:RDF>${'<rdf:Description>'.repeat(300_000)}`,
      /more than 64 elements/,
    ],
    ['elements that never begin', `<rdf:RDF><rdf:Description>${'<'.repeat(1_000_000)}`, /cut off/],
    [
      'attributes',
      `<rdf:RDF><rdf:Description ${Array.from({ length: 90_000 }, (_, at) => `a${at}="1"`).join(' ')}/></rdf:RDF>`,
      null,
    ],
    [
      'prefixes',
      `<rdf:RDF><rdf:Description ${Array.from({ length: 60_000 }, (_, at) => `xmlns:a${at}="b"`).join(' ')}/></rdf:RDF>`,
      null,
    ],
    ['values', makeXmp({ creators: Array.from({ length: 30_000 }, (_, at) => `Ida ${at}`) }), null],
    ['no RDF', 'x'.repeat(1_000_000), /no RDF/],
  ])('with a million characters of %s ends soon', (_name, packet, problem) => {
    const found = readXmp(packet);
    expect(found.problem ?? '').toMatch(problem ?? /^$/);
    expect(found.fields.creators.length).toBeLessThanOrEqual(50);
  });

  test('larger than a block may be is not read', () => {
    const xmp = Buffer.from(makeXmp({ caption: 'A ferry' }).padEnd(maxBlockBytes + 1));
    expect(readPhotoMetadata({ photoshop: null, xmp, exif: null, problems: [] })).toMatchObject({
      xmp: null,
      problems: ['its XMP block is larger than 1 MiB'],
    });
  });
});

test('IIM with a hundred thousand fields ends soon', () => {
  const iim = Buffer.concat(Array.from({ length: 100_000 }, () => makeDataset(2, 80, Buffer.from('Ida'))));
  expect(readPhotoMetadata({ photoshop: iim, xmp: null, exif: null, problems: [] })).toMatchObject({
    iim: { creators: ['Ida'] },
    problems: ['its IPTC block has more than 2000 fields'],
  });
});

test('a file of nothing but segments ends soon and holds no more than it must', () => {
  const segment = Buffer.concat([
    Buffer.from([0xff, 0xed, 0xff, 0xff]),
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    Buffer.alloc(0xffff - 16),
  ]);
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8]), ...Array.from({ length: 1500 }, () => segment)]);
  const before = process.memoryUsage().rss;
  expect(read(bytes)?.iim ?? null).toBeNull();
  // Sixteen mebibytes of segments at most, once more when they are put together.
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});

test.each([
  ['lists inside each other', `{"caption":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
  ['a prototype', '{"__proto__":{"caption":"no"},"constructor":"no"}'],
  ['no object', '"A gull."'],
  ['a number for a text', '{"caption":7,"byline":{"name":{"name":{"name":{"name":"x"}}}}}'],
])('JSON beside a photo with %s gives nothing', (_name, text) => {
  expect(readJsonSidecar(text)?.caption ?? null).toBeNull();
});
