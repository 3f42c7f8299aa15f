import { describe, expect, test } from 'vitest';
import { findXmlRoot } from '../../../src/formats/xml/find-root.ts';
import { readXml } from '../../../src/formats/xml/read-xml.ts';
import { textOf, type XmlElement } from '../../../src/formats/xml/xml-element.ts';

function readItems(xml: string): {
  readonly texts: readonly (string | null)[];
  readonly codes: readonly string[];
} {
  const items: XmlElement[] = [];
  const warnings = readXml(
    xml,
    (name) => name === 'item',
    (item) => items.push(item),
  );
  return { texts: items.map(textOf), codes: warnings.map(({ code }) => code) };
}

describe('the words of an element', () => {
  test.each([
    ['<item>caption with <b>markup</b> tail</item>', 'caption with markup tail'],
    ['<item>\n  A seal\n\t waits.  </item>', 'A seal waits.'],
    ['<item>Ni&#241;o &amp; Ren&#xE9;e &lt;1&gt;</item>', 'Niño & Renée <1>'],
    ['<item><![CDATA[A <b>seal</b> & a boat]]></item>', 'A <b>seal</b> & a boat'],
    ['<item>0010</item>', '0010'],
    ['<item><p>A seal.</p><p>A boat.</p></item>', 'A seal. A boat.'],
    ['<item/>', null],
  ])('%s', (xml, text) => {
    expect(readItems(`<list>${xml}</list>`)).toEqual({ texts: [text], codes: [] });
  });
});

describe('nothing is fetched and nothing grows', () => {
  test('entities that a document declares stay as they are, and it is told', () => {
    const bomb = `<!DOCTYPE list [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
      <list><item>x &b; y &c; z</item></list>`;
    expect(readItems(bomb)).toEqual({ texts: ['x &b; y &c; z'], codes: ['xml-entities'] });
  });

  test('an element that an entity would smuggle in is none', () => {
    const xml = '<!DOCTYPE list [<!ENTITY a "<item>smuggled</item>">]><list>&a;<item>real</item></list>';
    expect(readItems(xml).texts).toEqual(['real']);
  });

  test('elements far inside each other end the reading', () => {
    const { texts, codes } = readItems(
      `<list><item>first</item>${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}`,
    );
    expect({ texts, codes }).toEqual({ texts: ['first'], codes: ['xml-too-deep'] });
  });

  test('a part with too many elements keeps what came before', () => {
    const { texts, codes } = readItems(
      `<list><item>first ${'<a>x</a>'.repeat(60_000)}</item><item>next</item></list>`,
    );
    expect(texts.map((text) => text?.slice(0, 7))).toEqual(['first x', 'next']);
    expect(codes).toEqual(['xml-part-too-long']);
  });

  test('of too many parts the first are read', () => {
    const { texts, codes } = readItems(`<list>${'<item>a</item>'.repeat(60_000)}</list>`);
    expect(texts).toHaveLength(50_000);
    expect(codes).toEqual(['xml-too-long']);
  });
});

test('where a document is cut off, words that break off are missing and whole ones are there', () => {
  expect(readItems('<list><item>whole</item><item><a>whole too</a><b>broken o')).toEqual({
    texts: ['whole', 'whole too'],
    codes: ['xml-cut-off'],
  });
});

test.each([
  ['<?xml version="1.0"?>\n<!-- a > b --><x:rss a="1">', { name: 'rss', declaresEntities: false }],
  ['<!DOCTYPE rss [<!ENTITY a "b]">\n]>\n<rss/>', { name: 'rss', declaresEntities: true }],
  ['\ufeff<rss', { name: 'rss', declaresEntities: false }],
])('the first element of %s', (xml, root) => {
  expect(findXmlRoot(xml)).toMatchObject(root);
});

test.each(['', 'A seal waits.', '<?xml version="1.0"', '<!-- ', '<!DOCTYPE rss [', '< a>'])(
  '%j has no first element',
  (text) => {
    expect(findXmlRoot(text)).toBeNull();
  },
);
