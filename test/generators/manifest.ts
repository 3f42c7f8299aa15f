import fc from 'fast-check';
import { type Credit, type Flag, flags, type Item, type Manifest } from '../../src/pipeline/manifest.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '=HYPERLINK("https://evil.example","Click")',
    '+49 boats, and "none" of them\r\nsailed',
    '</script><script>alert(1)</script>',
    '<b onclick=alert(1)>Zoë</b> & Sons wait.',
    '\u202eright to left',
    "'=quoted",
  ),
);

const uris = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://wire.example/net 1.jpg?w=800|900&x=[1]',
    'https://wire.example/100%.jpg#a#b',
    'pier 1.jpg',
    'folder/Zoë & Co.jpg',
    'urn:newsml:wire.example:20260504:ab-1:1',
    'javascript:alert(1)',
    '=1+1.jpg',
  ),
  texts,
);

const credits: fc.Arbitrary<Credit> = fc.record({
  line: fc.option(texts),
  creators: fc.array(texts, { maxLength: 2 }),
  agency: fc.option(texts),
  provider: fc.option(texts),
  via: fc.array(texts, { maxLength: 2 }),
});

const dates: fc.Arbitrary<Item['date']> = fc.constantFrom(
  { value: null, precision: null, basis: 'none', text: null },
  { value: '1955', precision: 'year', basis: 'metadata', text: '1955' },
  { value: '2026-05-04', precision: 'day', basis: 'stated', text: 'May 4, 2026' },
  { value: '2026-05-04T10:00:00', precision: 'second', basis: 'metadata', text: null },
  { value: '2026-05-04T10:00:00-05:00', precision: 'second', basis: 'metadata', text: null },
);

const items = fc.array(
  fc.record({
    id: fc.uuid().map((id) => `item-${id}`),
    photo: fc.option(
      fc.record({
        uri: uris,
        sha256: fc.option(fc.constant('ab'.repeat(32))),
        width: fc.option(fc.integer({ min: 1, max: 9000 })),
        height: fc.option(fc.integer({ min: 1, max: 9000 })),
        perceptualHash: fc.constant(null),
      }),
    ),
    caption: texts,
    credit: credits,
    date: dates,
    flags: fc.subarray<Flag>([...flags]),
  }),
  { maxLength: 4 },
);

/** Manifests as odd as their words and addresses can be: whatever a gallery held stands in them. */
export const oddManifest: fc.Arbitrary<Manifest> = fc
  .record({ id: uris, headline: fc.option(texts), items, message: texts })
  .map(({ id, headline, items: made, message }) => ({
    manifestVersion: '1',
    id,
    headline,
    source: { format: 'text', name: message, uri: null },
    referenceDate: { value: null, basis: 'none' },
    items: made.map((item, at) => toItem(item, at)),
    leftOut: [
      {
        entry: { index: made.length, locator: { line: 9 }, text: message, key: 'k' },
        reason: message,
        decisions: [],
      },
    ],
    report: { entries: made.length + 1, items: made.length, collapsed: 0 },
    warnings: [{ code: 'odd', message }],
    decisions: { applied: [], stale: [], overruled: [] },
    producer: { name: 'cutline', version: '0.0.0', rules: 'abcdef' },
  }));

type MadeItem = Pick<Item, 'id' | 'photo' | 'credit' | 'date' | 'flags'> & { readonly caption: string };

function toItem({ caption, ...item }: MadeItem, at: number): Item {
  return {
    ...item,
    position: at + 1,
    caption: { text: caption, lead: caption, language: at % 2 === 0 ? 'en' : null },
    entries: [
      {
        index: at,
        locator: { line: at + 1 },
        text: `${caption} (AP)`,
        key: `k${at}`,
        relation: 'representative',
        score: 1,
        reason: caption,
      },
    ],
    warnings: [{ code: 'odd', message: caption, entry: at }],
    decisions: [],
  };
}
