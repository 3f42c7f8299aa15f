import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/errors.ts';
import { formats } from '../../src/formats/formats.ts';
import { composeBytes } from '../../src/formats/photo-folder/compose-gallery.ts';
import { readText } from '../services/read-document.ts';

/** A format with a document that it reads, and one that goes on and on. */
interface Reader {
  readonly name: string;
  readonly bytes: Buffer;
  /** What is put inside itself. */
  readonly nest: readonly [open: string, close: string];
  /** The start of a document, and what is repeated behind it until it has 50 MB. */
  readonly endless: readonly (readonly [start: string, part: string])[];
}

const newsml = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">';
const page = '<!doctype html><html><body>';
const figure =
  '<figure><img src="https://wire.example/seal-1.jpg" alt="A seal waits."><figcaption>A seal waits in the harbor of Ostrand. (AP Photo/Ida Brandt)</figcaption></figure>';
const caption = 'A seal waits in the harbor of Ostrand. (AP Photo/Ida Brandt)';

const readers: readonly Reader[] = [
  {
    name: 'manifest',
    bytes: fixture('manifest-ferry/gallery.json'),
    nest: ['{"manifestVersion":"1","items":[', ']}'],
    endless: [['{"manifestVersion":"1","items":[', '{"caption":{"text":"A."}},']],
  },
  {
    name: 'ap',
    bytes: fixture('ap-feed-ferry/gallery.json'),
    nest: ['{"altids":{"itemid":"a"},"type":"text","associations":{"1":', '}}'],
    endless: [
      [
        '{"data":{"items":[',
        '{"item":{"altids":{"itemid":"a"},"type":"picture","description_caption":"A."}},',
      ],
    ],
  },
  {
    name: 'ninjs',
    bytes: fixture('ninjs-3-composite/gallery.json'),
    nest: ['{"uri":"u:1","type":"composite","associations":[', ']}'],
    endless: [
      [
        '{"uri":"u:1","type":"composite","associations":[',
        '{"uri":"u:2","type":"picture","descriptions":[{"role":"caption","value":"A."}]},',
      ],
    ],
  },
  {
    name: 'ans',
    bytes: fixture('ans-gallery-choir/gallery.json'),
    nest: ['{"type":"story","version":"0.10.9","content_elements":[', ']}'],
    endless: [
      ['{"type":"gallery","version":"0.10.9","content_elements":[', '{"type":"image","caption":"A."},'],
    ],
  },
  {
    name: 'photo-folder',
    bytes: Buffer.from(composeBytes('day', { photos: ['seal.jpg', 'gull.jpg'], documents: [] })),
    nest: ['{"photos":[', ']}'],
    endless: [],
  },
  {
    name: 'wordpress',
    bytes: fixture('wordpress-post/gallery.json'),
    nest: ['[{"id":1,"date_gmt":"x","content":{"rendered":"a"},"_embedded":', '}]'],
    endless: [
      [
        '[',
        '{"id":1,"date_gmt":"2026-05-04T10:00:00","media_type":"image","source_url":"https://a.example/a.jpg","caption":{"rendered":"<p>A.</p>"}},',
      ],
    ],
  },
  {
    name: 'json',
    bytes: Buffer.from(JSON.stringify({ headline: 'Seals', entries: [{ caption }, { caption: 'A gull.' }] })),
    nest: ['{"entries":[', ']}'],
    endless: [['{"entries":[', '{"caption":"A seal waits."},']],
  },
  {
    name: 'newsml-g2',
    bytes: fixture('newsml-package/gallery.xml'),
    nest: [`${newsml}<newsItem guid="a">`, '</newsItem></newsMessage>'],
    endless: [[newsml, '<newsItem guid="a"><contentMeta><headline>A.</headline></contentMeta></newsItem>']],
  },
  {
    name: 'wxr',
    bytes: fixture('wordpress-export/gallery.xml'),
    nest: ['<channel><item>', '</item></channel>'],
    endless: [
      ['<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>', '<item><title>A.</title></item>'],
    ],
  },
  {
    name: 'html',
    bytes: fixture('page-locks/gallery.html'),
    nest: ['<div>', '</div>'],
    endless: [
      [page, figure],
      [page + figure, '<div>'],
      [page + figure, '<table><td><b>'],
      [page, '<img src=a.jpg>'],
      [`${page}<img alt="`, 'A seal waits. '],
      [`${page}${figure}<!--`, '-'],
      [`${page}${figure}<script>`, 'a={"b":['],
    ],
  },
  {
    name: 'xml',
    bytes: Buffer.from(`<?xml version="1.0"?><nitf><body>${caption}</body></nitf>`),
    nest: ['<a>', '</a>'],
    endless: [['<?xml version="1.0"?><nitf>', '<p>A.</p>']],
  },
  {
    name: 'csv',
    bytes: fixture('csv-orchard/gallery.csv'),
    nest: ['caption,credit\n"', '"'],
    endless: [['caption,credit\n', 'A seal waits in the harbor of Ostrand.,AP\n']],
  },
  {
    name: 'text',
    bytes: fixture('sandbags/gallery.txt'),
    nest: ['(', ')'],
    endless: [
      ['', `${caption}\n`],
      ['', `${caption} `],
      ['', '\na'],
    ],
  },
];

function fixture(path: string): Buffer {
  return readFileSync(`test/fixtures/galleries/${path}`);
}

/** How reading ended: the format, or the code of a failure that is explained. */
function outcomeOf(content: Uint8Array | string, inputFormat: string | null = null): Promise<string> {
  return readText(content, { inputFormat }).then(({ source }) => source.format, explain);
}

/** A gallery that was read, or a code that says why not. */
const anOutcome = new RegExp(`^(?:${formats.map(({ name }) => name).join('|')}|GALLERY_[A-Z_]+)$`, 'u');

/** The code of a failure that is explained; anything else is thrown on. */
function explain(error: unknown): string {
  if (error instanceof ExpectedError) return error.code;
  throw error;
}

/** Of the processor: what else the machine does is not counted. */
const maxSeconds = 5;
/** What reading 50 MB may take beyond them, in mebibytes. */
const maxMemory = 600;

async function within<Result>(read: () => Promise<Result>): Promise<Result> {
  const start = process.cpuUsage();
  const result = await read();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000_000).toBeLessThan(maxSeconds);
  return result;
}

test('every reader is tried', () => {
  expect(readers.map(({ name }) => name)).toEqual(formats.map(({ name }) => name));
});

describe.each(readers)('$name reads, or refuses with a reason,', ({ name, bytes, nest, endless }) => {
  test('a document cut off at every 97th byte', async () => {
    expect(await outcomeOf(bytes)).toMatch(
      name === 'xml' ? /^GALLERY_INVALID$/u : new RegExp(`^${name}$`, 'u'),
    );
    await within(async () => {
      for (let end = 1; end < bytes.length; end += 97)
        for (const format of [null, name])
          expect(await outcomeOf(bytes.subarray(0, end), format)).toMatch(anOutcome);
    });
  });

  test('bytes that are not in the encoding that they say or seem to be in', async () => {
    const text = bytes.toString('utf8').replace(/encoding="[^"]*"|charset="?[\w-]+/iu, 'encoding="KOI8-R"');
    const written = [
      Buffer.from(text, 'latin1'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'latin1')]),
      Buffer.from(bytes).map((byte, at) => (at % 7 === 0 ? 0xff : byte)),
    ];
    await within(async () => {
      for (const each of written)
        for (const format of [null, name]) expect(await outcomeOf(each, format)).toMatch(anOutcome);
    });
  });

  test('what is 1,000 and 100,000 times inside itself', async () => {
    for (const depth of [1000, 100_000]) {
      const text = nest[0].repeat(depth) + nest[1].repeat(depth);
      expect(await within(() => outcomeOf(text))).toMatch(anOutcome);
      expect(await within(() => outcomeOf(text, name))).toMatch(anOutcome);
    }
  });

  test('entities that grow, and those that are files', async () => {
    const declared = `<!DOCTYPE a [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at === 0 ? '' : at};`.repeat(10)}">`).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
    const text = bytes.toString('utf8').replaceAll('the', 'the &a20; &file;');
    const attacked = text.startsWith('<?xml') ? text.replace('?>', `?>${declared}`) : `${declared}${text}`;
    const read = await within(() => readText(attacked, { inputFormat: name }).then(JSON.stringify, explain));
    // Expanded, one of them would be ten million megabytes; the file begins with its first user.
    expect(read.length).toBeLessThan(10 * attacked.length);
    expect(read).not.toContain('root:');
  });

  test.each(endless.map(([start, part]) => ({ start, part })))(
    '50 MB of $part',
    { timeout: 60_000 },
    async ({ start, part }) => {
      const document = Buffer.from(start + part.repeat(Math.ceil(50_000_000 / part.length)));
      const before = process.memoryUsage().rss;
      expect(await within(() => outcomeOf(document))).toMatch(anOutcome);
      expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(maxMemory);
    },
  );
});
