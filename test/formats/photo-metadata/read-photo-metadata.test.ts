import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { findJpegBlocks } from '../../../src/formats/photo-metadata/find-jpeg-blocks.ts';
import { readPhotoMetadata } from '../../../src/formats/photo-metadata/read-photo-metadata.ts';
import { noMetadataFields, type PhotoMetadata } from '../../../src/pipeline/photos/photo-metadata.ts';
import { readPhoto } from '../../../src/photos/read-photo.ts';
import {
  addBlocks,
  encodeLatin1,
  encodeMacRoman,
  encodeUtf8,
  encodeWindows1252,
  makeDataset,
  makeExif,
  makeIim,
  makePhotoshop,
  makeXmp,
  type Encode,
} from '../../generators/photo-metadata.ts';
import { makePhoto } from '../../generators/photos.ts';

let photo: Buffer;
beforeAll(async () => {
  photo = await makePhoto(41, { width: 160 });
});

function read(bytes: Uint8Array): PhotoMetadata | null {
  const blocks = findJpegBlocks(bytes);
  return blocks === null ? null : readPhotoMetadata(blocks);
}

const written = {
  caption: 'Zoë Müller’s “Café” reopens in Ostrand – its third winter – on Jan. 5, 2026.',
  headline: 'Café reopens',
  credit: 'AP',
  creators: ['Ida Brandt', 'José Peña'],
  bylineTitle: 'STF',
  source: 'The Ostrand Courier',
  instructions: 'MANDATORY CREDIT',
  categories: ['FILE'],
};

describe('IIM is read in whatever character set it is', () => {
  test.each<[string, Encode, boolean]>([
    ['UTF-8 that says so', encodeUtf8, true],
    ['UTF-8 that does not say so', encodeUtf8, false],
    ['Windows-1252', encodeWindows1252, false],
    ['Windows-1252 that says that it is UTF-8', encodeWindows1252, true],
    ['MacRoman', encodeMacRoman, false],
  ])('%s', (_name, encode, declares) => {
    const bytes = addBlocks(photo, { photoshop: makePhotoshop(makeIim(written, encode, declares)) });
    expect(read(bytes)?.iim).toEqual({ ...noMetadataFields, ...written });
  });

  test('Latin-1', () => {
    const fields = { caption: 'Zoë Müller in Ostrand', creators: ['José Peña'] };
    const bytes = addBlocks(photo, { photoshop: makePhotoshop(makeIim(fields, encodeLatin1)) });
    expect(read(bytes)?.iim).toEqual({ ...noMetadataFields, ...fields });
  });

  test.each<[string, Encode, string]>([
    ['Windows-1252', encodeWindows1252, 'It’s Renée’s “Rome–Oslo” train'],
    ['Windows-1252', encodeWindows1252, 'Žana Škoda at the FÊTE in Århus'],
    ['Windows-1252', encodeWindows1252, 'Kešiq and Jožef’s ÉCOLE'],
    ['MacRoman', encodeMacRoman, '“We won’t go,” says Andrés Núñez'],
    ['MacRoman', encodeMacRoman, 'España'],
    ['MacRoman', encodeMacRoman, 'Björn Müller'],
  ])('%s is told from the other by its words (%#)', (_name, encode, caption) => {
    const bytes = addBlocks(photo, { photoshop: makePhotoshop(makeIim({ caption }, encode)) });
    expect(read(bytes)?.iim?.caption).toBe(caption);
  });
});

describe('XMP', () => {
  test.each(['elements', 'attributes'] as const)('is read with its simple values as %s', (simple) => {
    const bytes = addBlocks(photo, {
      xmp: makeXmp({ ...written, date: '2026-01-05T10:20:30+01:00' }, simple),
    });
    expect(read(bytes)).toMatchObject({
      xmp: { ...written, dateCreated: '2026-01-05T10:20:30+01:00' },
      problems: [],
    });
  });

  test('gives the default language of a caption, and nothing of the structures inside it', () => {
    const packet = makeXmp({}).replace(
      '</rdf:Description>',
      `<dc:description><rdf:Alt><rdf:li xml:lang="fr">Un bac</rdf:li><rdf:li xml:lang="x-default">A ferry</rdf:li></rdf:Alt></dc:description>
         <xmpMM:History xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><rdf:Seq><rdf:li><rdf:Description photoshop:Credit="no"><photoshop:Source>no</photoshop:Source></rdf:Description></rdf:li></rdf:Seq></xmpMM:History></rdf:Description>`,
    );
    expect(read(addBlocks(photo, { xmp: packet }))?.xmp).toEqual({ ...noMetadataFields, caption: 'A ferry' });
  });

  test('is found under any prefix', () => {
    const packet = makeXmp({ caption: 'A ferry', credit: 'AP' })
      .replaceAll(/photoshop(?=[:=])/g, 'p')
      .replaceAll(/\bdc(?=[:=])/g, 'core')
      .replaceAll(/\brdf(?=[:=])/g, 'r');
    expect(read(addBlocks(photo, { xmp: packet }))?.xmp).toMatchObject({ caption: 'A ferry', credit: 'AP' });
  });

  test('that is cut off gives what came before the cut', () => {
    const packet = makeXmp({ credit: 'AP', caption: 'A ferry leaves the pier' });
    const cut = packet.slice(0, packet.indexOf('leaves'));
    expect(read(addBlocks(photo, { xmp: cut }))).toMatchObject({
      xmp: { credit: 'AP', caption: null },
      problems: ['its XMP block is cut off'],
    });
  });
});

describe('EXIF', () => {
  test.each([true, false])('is read in its byte order (little: %s)', (isLittle) => {
    const fields = {
      caption: 'Zoë’s ferry',
      creators: ['Ida Brandt', 'Ulf Marrow'],
      date: '2026:01:05 10:20:30',
    };
    for (const encode of [encodeUtf8, encodeWindows1252])
      expect(read(addBlocks(photo, { exif: makeExif(fields, { isLittle, encode }) }))?.exif).toEqual({
        ...noMetadataFields,
        caption: 'Zoë’s ferry',
        creators: ['Ida Brandt', 'Ulf Marrow'],
        dateCreated: '2026-01-05T10:20:30',
      });
  });
});

describe('metadata is read', () => {
  test.each([
    ['PNG', (it: Sharp) => it.png()],
    ['WebP', (it: Sharp) => it.webp()],
    ['TIFF', (it: Sharp) => it.tiff()],
    ['AVIF', (it: Sharp) => it.avif({ effort: 0 })],
  ])('from %s', async (_name, convert) => {
    const made = convert(sharp(photo).withXmp(makeXmp(written)));
    expect((await readPhoto(await made.toBuffer())).metadata?.xmp).toMatchObject(written);
  });

  test('from several segments that are one block', () => {
    const photoshop = makePhotoshop(makeIim({ caption: 'A ferry leaves. '.repeat(100), credit: 'AP' }));
    const bytes = addBlocks(photo, { photoshop, segmentBytes: 300 });
    expect(read(bytes)).toMatchObject({ iim: { credit: 'AP' }, problems: [] });
  });

  test('whatever is wrong with the picture, and the picture whatever is wrong with them', async () => {
    const whole = addBlocks(photo, { photoshop: makePhotoshop(makeIim(written)) });
    const cut = await readPhoto(whole.subarray(0, whole.length - photo.length + 100));
    expect(cut).toMatchObject({ fingerprint: null, metadata: { iim: written } });
    const damaged = await readPhoto(
      addBlocks(photo, { photoshop: Buffer.from('8BIM\u0004\u0004\0\0\u00ff\u00ff\u00ff\u00ff', 'latin1') }),
    );
    expect(damaged).toMatchObject({ problem: null, metadata: { iim: null } });
  });

  test('says which copy of the IIM was changed without the XMP', () => {
    const iim = makeIim({ caption: 'A ferry' });
    const isNewer = (digestOf: Uint8Array | null) =>
      read(addBlocks(photo, { photoshop: makePhotoshop(iim, digestOf) }))?.isIimNewer;
    expect([isNewer(null), isNewer(iim), isNewer(makeIim({ caption: 'A boat' }))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) =>
    text
      .replaceAll(/[^\P{C}]|\uFFFD/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const fields = fc.record({
  caption: words,
  headline: words,
  credit: words,
  creators: fc.uniqueArray(
    words.map((text) => text.replaceAll(';', ',')),
    { minLength: 1, maxLength: 4 },
  ),
  bylineTitle: words,
  source: words,
  instructions: words,
  categories: fc.uniqueArray(words, { maxLength: 3 }),
});

test('whatever is written is read back, from IIM, from XMP in both forms and from EXIF', () => {
  fc.assert(
    fc.property(fields, (made) => {
      const expected = { ...noMetadataFields, ...made };
      const all = read(
        addBlocks(photo, {
          photoshop: makePhotoshop(makeIim(made)),
          xmp: makeXmp(made),
          exif: makeExif({ caption: made.caption, creators: made.creators }),
        }),
      );
      expect(all).toEqual({
        iim: expected,
        xmp: expected,
        exif: { ...noMetadataFields, caption: made.caption, creators: made.creators },
        isIimNewer: false,
        problems: [],
      });
      expect(read(addBlocks(photo, { xmp: makeXmp(made, 'attributes') }))?.xmp).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('a text of any length a block can have is read', () => {
  const caption = 'Zoë '.repeat(4500).trim();
  const bytes = addBlocks(photo, { photoshop: makePhotoshop(makeDataset(2, 120, Buffer.from(caption))) });
  expect(read(bytes)?.iim?.caption).toBe(caption);
  const long = Buffer.from('A ferry. '.repeat(5000));
  const extended = addBlocks(photo, { photoshop: makePhotoshop(makeDataset(2, 120, long)) });
  expect(read(extended)?.iim?.caption).toHaveLength(19_999);
});
