import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOwnId } from '../../../src/formats/find-own-id.ts';
import { codesOf, readText } from '../../services/read-document.ts';

const namespace = 'xmlns="http://iptc.org/std/nar/2006-10-01/"';
const caption = 'Baker Runa Holt counts pies in Tarn Hollow on June 12, 2026.';

function item(
  guid: string,
  parts: { readonly meta?: string; readonly content?: string; readonly version?: string },
): string {
  const { meta = '', content = '', version = '1' } = parts;
  return `<newsItem guid="${guid}" version="${version}" xml:lang="en"><itemMeta><itemClass qcode="ninat:picture"/>${meta}</itemMeta><contentMeta>${content}</contentMeta></newsItem>`;
}

function message(...parts: readonly string[]): string {
  return `<newsMessage ${namespace}><itemSet>${parts.join('')}</itemSet></newsMessage>`;
}

function described(text: string, role = 'drol:caption'): string {
  return `<description role="${role}">${text}</description>`;
}

describe('the caption of a picture', () => {
  test.each([
    [described(caption)],
    [described(caption, 'descRole:caption')],
    [described(caption, 'http://cv.iptc.org/newscodes/descriptionrole/caption')],
    [`<description>${caption}</description>`],
    [`${described('A baker.', 'drol:summary')}${described(caption)}`],
    [
      `<description xml:lang="de">Eine Bäckerin.</description><description xml:lang="en-GB">${caption}</description>`,
    ],
  ])('%s', async (content) => {
    const { entries } = await readText(message(item('a', { content })));
    expect(entries.map(({ text }) => text)).toEqual([caption]);
  });

  test('a picture without one is still an entry', async () => {
    const content = described('A baker.', 'drol:summary');
    const { entries } = await readText(
      message(item('a', { content }), item('b', { content: described(caption) })),
    );
    expect(entries.map(({ text }) => text)).toEqual(['', caption]);
  });
});

describe('versions and states', () => {
  test('the newest version counts, by its number and not by its place', async () => {
    const versions = [2, 10, 9].map((version) =>
      item('a', { version: String(version), content: described(`${caption} ${version}`) }),
    );
    const { entries } = await readText(message(...versions));
    expect(entries.map(({ text, isSuperseded }) => [text.slice(-2), isSuperseded])).toEqual([
      [' 2', true],
      ['10', false],
      [' 9', true],
    ]);
  });

  test('a kill takes back every version that came before it', async () => {
    const killed = item('a', { version: '2', meta: '<pubStatus qcode="stat:canceled"/>' });
    const { entries } = await readText(message(item('a', { content: described(caption) }), killed));
    expect(entries.map(({ leftOut }) => leftOut)).toEqual(['killed', 'killed']);
  });

  test('a killed package takes back its pictures', async () => {
    const list = `<packageItem guid="p"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><groupSet root="g"><group id="g"><itemRef residref="a"/></group></groupSet></packageItem>`;
    const { entries } = await readText(message(list, item('a', { content: described(caption) })));
    expect(entries.map(({ leftOut }) => leftOut)).toEqual(['killed']);
  });

  test.each([
    ['<edNote>CORRECTS SPELLING OF NAME</edNote>', 'CORRECTS SPELLING OF NAME'],
    ['<signal qcode="sig:correction"/>', 'Correction'],
    ['<edNote>New name</edNote><signal qcode="edStat:C"/>', 'New name'],
    ['<edNote>No sales</edNote><signal qcode="edStat:U"/>', null],
  ])('%s is a correction or none', async (meta, correction) => {
    const { entries } = await readText(message(item('a', { meta, content: described(caption) })));
    expect(entries).toMatchObject([{ correction, language: 'en' }]);
  });

  test.each([
    ['', '<subject qcode="suppcat:file"/>'],
    ['<edNote>FILE PHOTO</edNote>', ''],
  ])('%s%s marks a file photo', async (meta, subject) => {
    const { entries } = await readText(
      message(item('a', { meta, content: `${subject}${described(caption)}` })),
    );
    expect(entries).toMatchObject([{ flags: ['file'] }]);
  });

  test('an embargo and parts with words of their own are told', async () => {
    const embargoed = item('a', {
      meta: '<embargoed>2026-07-01T06:00:00Z</embargoed>',
      content: described(caption),
    }).replace('</newsItem>', '<partMeta><description>Shot 1</description></partMeta></newsItem>');
    const gallery = await readText(message(embargoed));
    expect(codesOf(gallery)).toEqual(['embargoed', 'parts-ignored']);
  });

  test('items made from each other in a circle are one photo', async () => {
    const link = (to: string): string => `<link rel="irel:processedFrom" residref="${to}"/>`;
    const circle = [
      item('a', { meta: link('b') }),
      item('b', { meta: link('a') }),
      item('c', { meta: link('a') }),
    ];
    const { entries } = await readText(message(...circle));
    expect(new Set(entries.map(({ photo }) => photo?.key)).size).toBe(1);
  });
});

test('groups that lead to each other or to nothing lose no picture', async () => {
  const groups = `<packageItem guid="p"><groupSet root="x">
    <group id="a"><groupRef idref="b"/><groupRef idref="gone"/><itemRef residref="1"/></group>
    <group id="b"><itemRef residref="2"/><groupRef idref="a"/></group></groupSet><itemRef residref="3"/></packageItem>`;
  const items = ['1', '2', '3', '4'].map((guid) => item(guid, { content: described(`${caption} ${guid}`) }));
  const { entries } = await readText(message(groups, ...items));
  expect(entries.map(({ text }) => text.at(-1))).toEqual(['2', '1', '3', '4']);
});

test.each([
  [`<newsItem ${namespace} guid="tag:a&amp;b" version="3">`, 'tag:a&b'],
  [`<?xml version="1.0"?><n:packageItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" guid='p'>`, 'p'],
  [message(item('a', { version: '1' }), item('a', { version: '2' })), 'a'],
  [message(item('a', {}), item('b', {})), null],
  [message(item('a', {}), '<packageItem guid="p"/>'), 'p'],
  ['<newsItem guid="a">', 'a'],
  ['<newsItem xmlns="urn:another" guid="a">', null],
])('the id of %s', (document, id) => {
  expect(findOwnId(Buffer.from(document))).toBe(id);
});

const groups =
  '<groupSet root="top"><group id="top"><itemRef residref="urn:t"><itemClass qcode="ninat:text"/></itemRef><groupRef idref="side"/></group>' +
  `<group id="side"><itemRef residref="urn:p"><itemClass qcode="ninat:picture"/><title>Pies</title></itemRef></group></groupSet>`;

test('groups that were cut out of their package are known, and what they only list is told of', async () => {
  const gallery = await readText(groups);
  expect(gallery.source.format).toBe('newsml-g2');
  expect(gallery.entries.map(({ text, photo }) => [text, photo?.uri])).toEqual([['', 'urn:p']]);
  expect(codesOf(gallery)).toEqual(['unread-item', 'caption-missing']);
});

test.each([
  [item('a', { content: described(caption) })],
  [`<itemSet>${item('a', { content: described(caption) })}</itemSet>`],
])('a part without the namespace is read: %s', async (document) => {
  const { source, entries } = await readText(document);
  expect([source.format, ...entries.map(({ text }) => text)]).toEqual(['newsml-g2', caption]);
});

test.each([
  [
    `<newsItem ${namespace} guid="a"><itemMeta><itemClass qcode="ninat:video"/></itemMeta></newsItem>`,
    /read as newsml-g2; 1 item is no picture and was not read: video/,
  ],
  [`<planningItem ${namespace} guid="a"/>`, /its root is <planningItem>/],
  [
    '{"uri":"urn:a","type":"text","headlines":[{"value":"Pies"}]}',
    /read as ninjs; no picture was read from \/ \(text\)/,
  ],
])('what holds no picture is refused with what it holds: %s', async (document, reason) => {
  await expect(readText(document)).rejects.toThrow(reason);
});

test('every caption of a made message is accounted for, in whatever groups', async () => {
  const words = fc.stringMatching(/^[A-Za-z&<>'" é\u0416-]{1,40}$/u).filter((text) => text.trim() !== '');
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(9), { maxLength: 12 }),
      async (captions, references) => {
        const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const items = captions.map((text, guid) => item(String(guid), { content: described(escaped(text)) }));
        const list = references.map((guid) => `<itemRef residref="${guid}"/>`).join('');
        const document = message(
          `<packageItem guid="p"><groupSet root="g"><group id="g">${list}</group></groupSet></packageItem>`,
          ...items,
        );
        const { entries } = await readText(document);
        const squeezed = captions.map((text) => text.replace(/\s+/gu, ' ').trim());
        expect(entries.map(({ text }) => text).toSorted()).toEqual(squeezed.toSorted());
        expect(entries.map(({ index }) => index)).toEqual(captions.map((_, index) => index));
      },
    ),
    { numRuns: 150 },
  );
});
