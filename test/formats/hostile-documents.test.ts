import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/errors.ts';
import { codesOf, readText } from '../services/read-document.ts';

const folder = 'test/fixtures/galleries';
const documents = [
  'newsml-harbor/gallery.xml',
  'newsml-package/gallery.xml',
  'wordpress-post/gallery.json',
  'wordpress-export/gallery.xml',
  'csv-orchard/gallery.csv',
].map((path) => ({ path, bytes: readFileSync(`${folder}/${path}`) }));

/** How reading ended: the format, or the code of a failure that is explained. Anything else is thrown on. */
async function outcomeOf(bytes: Uint8Array, inputFormat: string | null = null): Promise<string> {
  try {
    return (await readText(bytes, { inputFormat })).source.format;
  } catch (error) {
    if (error instanceof ExpectedError) return error.code;
    throw error;
  }
}

describe('a document that is changed is read in part or refused with a reason', () => {
  test.each(documents)('$path, with bytes of other values', async ({ bytes }) => {
    for (let at = 0; at < bytes.length; at += 211) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (at * 7) % 256;
      await outcomeOf(changed);
    }
    expect(await outcomeOf(bytes)).toMatch(/newsml-g2|wordpress|wxr|csv/u);
  });

  test.each(['newsml-g2', 'wordpress', 'wxr', 'csv', 'xml'])(
    '%s asked for what is something else',
    async (format) => {
      const others = [
        ...documents.map(({ bytes }) => bytes),
        Buffer.from('A seal waits.'),
        Buffer.from('<a/>'),
        Buffer.from('[1]'),
      ];
      for (const bytes of others) await outcomeOf(bytes, format);
      expect(await outcomeOf(Buffer.from('A seal waits.'), format)).toMatch(/^GALLERY_/u);
    },
  );
});

const description = '<description role="drol:caption">Zo\xeb Lind counts caf\xe9s in Ostrand.</description>';

describe('the encoding that a document declares', () => {
  test.each([
    ['ISO-8859-1', 'latin1', 'Zo\xeb Lind counts caf\xe9s in Ostrand.', []],
    ['ISO-8859-1', 'utf8', 'Zo\xeb Lind counts caf\xe9s in Ostrand.', ['encoding-guessed']],
    ['UTF-8', 'latin1', 'Zo\xeb Lind counts caf\xe9s in Ostrand.', ['encoding-guessed']],
    ['windows-1251', 'latin1', 'Zoл Lind counts cafйs in Ostrand.', []],
    ['no-such-thing', 'latin1', 'Zo\xeb Lind counts caf\xe9s in Ostrand.', ['encoding-guessed']],
    ['UTF-16', 'latin1', 'Zo\xeb Lind counts caf\xe9s in Ostrand.', ['encoding-guessed']],
  ] as const)('%s over bytes of %s', async (declared, written, text, codes) => {
    const xml = `<?xml version="1.0" encoding="${declared}"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentMeta>${description}</contentMeta></newsItem>`;
    const gallery = await readText(Buffer.from(xml, written));
    expect(gallery.entries.map((entry) => entry.text)).toEqual([text]);
    expect(codesOf(gallery)).toEqual(codes);
  });
});

test.each([
  [
    '<?xml version="1.0"?><nitf><body>A seal waits. (AP Photo/Ida Brandt)</body></nitf>',
    /its root is <nitf>/,
  ],
  ['<?xml version="1.0"', /ends before its first element/],
  ['<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"/>', /its root is <rss>/],
])('XML of another kind is refused by its name: %s', async (xml, message) => {
  await expect(readText(xml)).rejects.toMatchObject({
    code: 'GALLERY_INVALID',
    message: expect.stringMatching(message) as string,
  });
});

const megabytes = 50;
const newsml = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">';
const picture = `<newsItem guid="a"><contentMeta>${description}</contentMeta></newsItem>`;

/** `text` again and again until it has the size. */
function fill(text: string): string {
  return text.repeat(Math.ceil((megabytes * 1_000_000) / text.length));
}

// The bound: 50 MB take less than 600 MB beyond themselves, and end.
const maxMemory = 600 * 1024 * 1024;

describe(`${megabytes} MB end within their bounds`, () => {
  test.each([
    ['items', () => newsml + fill(picture)],
    ['elements in one item', () => `${newsml}<newsItem guid="a"><contentMeta>${description}${fill('<a/>')}`],
    ['elements inside each other', () => newsml + picture + fill('<a>')],
    ['entities', () => `${newsml}<newsItem guid="a"><contentMeta>${description}<by>${fill('&amp;')}`],
    ['a comment that does not end', () => `${newsml}${picture}<!--${fill('-')}`],
    [
      'entities that are declared',
      () => `<!DOCTYPE newsMessage [${fill('<!ENTITY a "b">')}]>${newsml}${picture}`,
    ],
    ['rows', () => `caption,credit\n${fill('A seal waits in the harbor of Ostrand.,AP\n')}`],
    ['a cell that does not end', () => `caption,credit\n"${fill('A seal waits.\n')}`],
    ['quotation marks out of place', () => `caption,credit\n${fill('"a"b')}`],
  ])('%s', { timeout: 60_000 }, async (_what, make) => {
    const bytes = Buffer.from(make());
    const before = process.memoryUsage().rss;
    expect(await outcomeOf(bytes)).toMatch(/^(?:newsml-g2|csv|GALLERY_\w+)$/u);
    expect(process.memoryUsage().rss - before).toBeLessThan(maxMemory);
  });
});
