import { beforeAll, describe, expect, test } from 'vitest';
import { composeBytes, type DeliveredDocument } from '../../../src/formats/photo-folder/compose-gallery.ts';
import { sidecarPhoto } from '../../../src/formats/photo-folder/file-kinds.ts';
import { readGallery } from '../../../src/formats/read-gallery.ts';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import type { Gallery } from '../../../src/pipeline/gallery.ts';
import type { PhotoFile } from '../../../src/pipeline/photos/attach-photos.ts';
import { runPipeline } from '../../../src/pipeline/pipeline.ts';
import { readPhoto } from '../../../src/photos/read-photo.ts';
import { loadRules } from '../../../src/rules.ts';
import { addBlocks, makeExif, makeIim, makePhotoshop, makeXmp } from '../../generators/photo-metadata.ts';
import { makePhotoDay } from '../../generators/photo-days.ts';
import { makePhoto } from '../../generators/photos.ts';

const rules = loadRules();
let photo: Buffer;
beforeAll(async () => {
  photo = await makePhoto(71, { width: 160 });
});

type Files = readonly (readonly [string, Uint8Array])[];

async function toInput(files: Files, documents: Readonly<Record<string, string>> = {}) {
  const photos: PhotoFile[] = [];
  for (const [name, bytes] of files) photos.push({ name, ...(await readPhoto(bytes)) });
  const beside = Object.entries(documents).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const bytes = composeBytes('day', { photos: photos.map(({ name }) => name), documents: beside });
  return { bytes, name: 'day', uri: null, mediaType: null, photos };
}

async function read(files: Files, documents: Readonly<Record<string, string>> = {}): Promise<Gallery> {
  return readGallery(await toInput(files, documents), rules, defaultSettings);
}

describe('a folder of photos is a gallery', () => {
  test('of an entry a photo, with what the wire wrote into it', async () => {
    const gallery = await read(Object.entries(await makePhotoDay()));
    expect(gallery).toMatchObject({
      headline: 'Ferry crews stop work',
      source: { format: 'photo-folder', name: 'day' },
      warnings: [],
      entries: [
        {
          locator: { file: 'ferry-1.jpg' },
          text: 'A deckhand ties up the last ferry in Port Alder on Monday, May 4, 2026. (AP Photo/Ilse Marrow)',
          credit: 'AP',
          byline: 'Ilse Marrow',
          bylineTitle: 'STF',
          date: '2026-05-04',
          photo: { uri: 'ferry-1.jpg', fingerprint: { width: 320 } },
        },
        { byline: 'Zoë Müller', text: 'Commuters wait on the pier in Port Alder.' },
        { text: '', credit: null, byline: null, date: null, photo: { uri: 'ferry-3.jpg' } },
      ],
    });
  });

  test('whose manifest is the same every time and has an item for each photo, with or without words', async () => {
    const input = await toInput(Object.entries(await makePhotoDay()));
    const first = await runPipeline(input, defaultSettings, rules);
    expect(
      await runPipeline(await toInput(Object.entries(await makePhotoDay())), defaultSettings, rules),
    ).toEqual(first);
    expect(first.items.map(({ credit, date }) => [credit.line, date.value])).toEqual([
      ['AP Photo/Ilse Marrow', '2026-05-04'],
      ['Zoë Müller/AP', '2026-05-04'],
      [null, null],
    ]);
    expect(first.items.map(({ photo: found }) => found?.uri)).toEqual([
      'ferry-1.jpg',
      'ferry-2.jpg',
      'ferry-3.jpg',
    ]);
  });

  test('with the same file name in two folders of an archive, each with its own photo', async () => {
    const one = addBlocks(await makePhoto(72, { width: 160 }), {
      xmp: makeXmp({ caption: 'A gull waits.' }),
    });
    const two = addBlocks(await makePhoto(73, { width: 160 }), {
      xmp: makeXmp({ caption: 'A crane turns.' }),
    });
    const manifest = await runPipeline(
      await toInput([
        ['1.jpg', one],
        ['1.jpg', two],
      ]),
      defaultSettings,
      rules,
    );
    expect(manifest.items.map(({ caption }) => caption.text)).toEqual(['A gull waits.', 'A crane turns.']);
    expect(new Set(manifest.items.map((item) => item.photo?.sha256)).size).toBe(2);
    expect(manifest.warnings).toEqual([]);
  });

  test('sent twice under two names, a photo is one item', async () => {
    const bytes = (await makePhotoDay())['ferry-1.jpg'] ?? photo;
    const files: Files = [
      ['a.jpg', bytes],
      ['b.jpg', bytes],
    ];
    expect((await runPipeline(await toInput(files), defaultSettings, rules)).report).toEqual({
      entries: 2,
      items: 1,
      collapsed: 1,
    });
  });

  test('where a broken file is one warning and the others go on', async () => {
    const broken = addBlocks(photo, { xmp: makeXmp({ caption: 'A ferry leaves.' }) });
    const manifest = await runPipeline(
      await toInput([
        ['empty.jpg', Buffer.alloc(0)],
        ['cut.jpg', broken.subarray(0, broken.length - photo.length + 200)],
        ['whole.jpg', photo],
      ]),
      defaultSettings,
      rules,
    );
    expect(manifest.warnings).toMatchObject([
      {
        code: 'photo-unreadable',
        message: 'empty.jpg: the photo was not looked at: the file is empty',
        entry: 0,
      },
      { code: 'photo-unreadable', entry: 1 },
    ]);
    expect(manifest.leftOut).toMatchObject([
      { reason: 'unreadable', entry: { locator: { file: 'empty.jpg' } } },
    ]);
    expect(manifest.items.map(({ caption }) => caption.text)).toEqual(['A ferry leaves.', '']);
  });
});

describe('which copy wins', () => {
  const one = async (bytes: Uint8Array, documents: Readonly<Record<string, string>> = {}) => {
    const { entries, warnings } = await read([['a.jpg', bytes]], documents);
    const [entry] = entries;
    return { ...entry, warnings: warnings.map(({ code, message }) => `${code} ${message}`) };
  };
  const iim = makeIim({ caption: 'From IIM.', credit: 'IIM' });
  const xmp = makeXmp({ caption: 'From XMP.', credit: 'XMP' });
  const exif = makeExif({ caption: 'From EXIF.', creators: ['Ida Brandt'] });

  test('XMP before IIM before EXIF, field by field; what differs is told', async () => {
    const photoshop = makePhotoshop(iim, iim);
    expect(await one(addBlocks(photo, { photoshop, xmp, exif }))).toMatchObject({
      text: 'From XMP.',
      credit: 'XMP',
      byline: 'Ida Brandt',
      warnings: [
        'metadata-differs a.jpg: its other caption is "From IIM."',
        'metadata-differs a.jpg: its other credit is "IIM"',
      ],
    });
    expect(await one(addBlocks(photo, { photoshop, exif }))).toMatchObject({
      text: 'From IIM.',
      warnings: [],
    });
    expect(await one(addBlocks(photo, { exif }))).toMatchObject({ text: 'From EXIF.', warnings: [] });
  });

  test('IIM that was changed without the XMP', async () => {
    const photoshop = makePhotoshop(iim, makeIim({ caption: 'Before.' }));
    expect(await one(addBlocks(photo, { photoshop, xmp }))).toMatchObject({
      text: 'From IIM.',
      credit: 'IIM',
    });
  });

  test('the whole of a text and its cut copy, whichever holds it; spaces and lost accents are no difference', async () => {
    const fields = {
      credit: 'Ostrand Courier Archive/Press As',
      caption: 'Zo? waits\r\nhere.',
      creators: ['Bartholomew Fitzgerald-Marchmo'],
    };
    const whole = {
      credit: 'Ostrand Courier Archive/Press Association Images',
      caption: 'Zoë  waits here.',
      creators: ['Bartholomew Fitzgerald-Marchmont'],
    };
    const newer = makePhotoshop(makeIim(fields), makeIim({}));
    expect(await one(addBlocks(photo, { photoshop: newer, xmp: makeXmp(whole) }))).toMatchObject({
      credit: whole.credit,
      byline: 'Bartholomew Fitzgerald-Marchmont',
      warnings: [],
    });
  });

  test.each(['OLYMPUS DIGITAL CAMERA', 'SONY DSC'])(
    'nothing of what a camera calls itself: %s',
    async (caption) => {
      expect(
        (await one(addBlocks(photo, { exif: makeExif({ caption }), xmp: makeXmp({ caption }) }))).text,
      ).toBe('');
    },
  );

  test('a file beside the photo before all of them, JSON before XMP', async () => {
    const bytes = addBlocks(photo, { photoshop: makePhotoshop(iim), xmp });
    const beside = makeXmp({ caption: 'From beside.', source: 'The Courier' });
    expect(await one(bytes, { 'a.xmp': beside })).toMatchObject({ text: 'From beside.', credit: 'XMP' });
    expect(
      await one(bytes, { 'A.JPG.xmp': beside, 'a.json': '{"caption":"From JSON.","byline":["Ulf Marrow"]}' }),
    ).toMatchObject({ text: 'From JSON.', byline: 'Ulf Marrow', source: 'The Courier', credit: 'XMP' });
  });

  test.each([
    ['our own', { caption: 'A gull.', credit: 'AP', byline: 'Ida Brandt', date: '2026-05-04' }],
    [
      'those of IPTC',
      { description: 'A gull.', creditLine: 'AP', creator: ['Ida Brandt'], dateCreated: '2026-05-04' },
    ],
    [
      'those of ExifTool',
      {
        'IPTC:Caption-Abstract': 'A gull.',
        'IPTC:Credit': 'AP',
        'IPTC:By-line': 'Ida Brandt',
        'XMP:DateCreated': '2026:05:04',
      },
    ],
    [
      'those of AP',
      {
        description_caption: 'A gull.',
        description_creditline: 'AP',
        photographer: { name: 'Ida Brandt' },
        date: '20260504',
      },
    ],
  ])('of JSON beside the photo, the names may be %s', async (_name, object) => {
    for (const json of [object, [object]])
      expect(await one(photo, { 'a.json': JSON.stringify(json) })).toMatchObject({
        text: 'A gull.',
        credit: 'AP',
        byline: 'Ida Brandt',
        date: '2026-05-04',
        warnings: [],
      });
  });

  test('a file beside the photo that cannot be read is a warning', async () => {
    expect((await one(photo, { 'a.json': '{', 'a.xmp': '<x>' })).warnings).toEqual([
      'metadata-damaged a.jpg: nothing was read from a.json: it is no JSON object',
      'metadata-damaged a.jpg: a.xmp: its XMP block holds no RDF',
    ]);
  });
});

describe('which date wins', () => {
  const dated = async (fields: { iim?: object; xmp?: object; exif?: string; caption?: string }) => {
    const bytes = addBlocks(photo, {
      photoshop: makePhotoshop(makeIim({ ...fields.iim })),
      xmp: makeXmp({ caption: fields.caption ?? 'A gull waits in Ostrand.', ...fields.xmp }),
      exif: makeExif(fields.exif === undefined ? {} : { date: fields.exif }),
    });
    const input = await toInput([['a.jpg', bytes]]);
    const { items, warnings } = await runPipeline(input, defaultSettings, rules);
    return [items[0]?.date.value, warnings.map(({ code }) => code)];
  };

  test.each([
    [
      'XMP before the camera',
      { xmp: { date: '2026-05-04' }, exif: '2026:05:05 10:00:00', iim: { date: '20260505' } },
      '2026-05-04',
      [],
    ],
    [
      'the camera before IIM',
      { exif: '2026:05:05 10:00:00', iim: { date: '20260505' } },
      '2026-05-05T10:00:00',
      [],
    ],
    [
      'IIM\u2019s day of digitising before that of creation',
      { iim: { digitized: '20260504', date: '20260505' } },
      '2026-05-04',
      [],
    ],
    [
      'dates of a new photo more than a day apart are told',
      { xmp: { date: '2026-05-04' }, iim: { date: '20260509' } },
      '2026-05-04',
      ['dates-differ'],
    ],
    [
      'those of a file photo may lie apart',
      { xmp: { date: '2014-06-24' }, iim: { date: '20150402', categories: ['FILE'] } },
      '2014-06-24',
      [],
    ],
    [
      'the caption of a file photo before all of them',
      {
        caption: 'FILE - In this June 24, 2014, file photo, a gull waits.',
        xmp: { date: '2015-04-02' },
        iim: { date: '20150402' },
      },
      '2014-06-24',
      [],
    ],
    [
      'a zone that is the time again is none',
      { iim: { date: '20200708', time: '105206-1052' } },
      '2020-07-08T10:52:06',
      [],
    ],
    [
      'a zone that is one is kept',
      { iim: { date: '20200708', time: '105206-0500' } },
      '2020-07-08T10:52:06-05:00',
      [],
    ],
    ['dashes where none belong', { iim: { date: '2015-01-22' } }, '2015-01-22', []],
    ['a month alone', { iim: { date: '20201000' } }, '2020-10', []],
    ['a year alone', { xmp: { date: '1955' } }, '1955', []],
    ['no day of the calendar', { iim: { date: '20210230' } }, null, []],
  ])('%s', async (_name, fields, value, codes) => {
    expect(await dated(fields)).toEqual([value, codes]);
  });
});

describe('what came together', () => {
  const document = (name: string, text = 'x'): DeliveredDocument => ({ name, bytes: Buffer.from(text) });

  test.each([
    ['net.xmp', 'net.jpg'],
    ['NET.JPG.json', 'net.jpg'],
    ['net.txt', null],
    ['gull.xmp', null],
  ])('%s belongs to %s', (name, photoName) => {
    expect(sidecarPhoto(name, ['gull.png.jpg', 'net.jpg'])).toBe(photoName);
  });

  test('is its one gallery file', () => {
    const bytes = composeBytes('day', {
      photos: ['a.jpg'],
      documents: [document('a.xmp'), document('day.txt', 'text')],
    });
    expect(Buffer.from(bytes).toString()).toBe('text');
  });

  test.each([
    ['several galleries', ['a.txt', 'b.json'], ['b.png'], 'text', /^(?!.*b\.json)/],
    [
      'several galleries',
      ['a.txt', 'c.json'],
      ['b.png'],
      null,
      /day holds several galleries \(a\.txt, c\.json\)/,
    ],
    ['nothing', [], [], null, /day holds no gallery: neither photos nor a gallery file/],
  ])('of %s an error names them (%#)', (_name, names, photos, text, message) => {
    const compose = () =>
      composeBytes('day', { photos, documents: names.map((name) => document(name, 'text')) });
    const outcome = (() => {
      try {
        return Buffer.from(compose()).toString();
      } catch (error) {
        return String(error);
      }
    })();
    expect(outcome).toMatch(message);
    expect(text === null || outcome === text).toBe(true);
  });
});
