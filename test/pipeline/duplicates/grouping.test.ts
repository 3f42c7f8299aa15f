import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import type { Item, Manifest } from '../../../src/pipeline/manifest.ts';
import { runPipeline } from '../../../src/pipeline/pipeline.ts';
import { loadRules } from '../../../src/rules.ts';

const rules = loadRules();

interface MadeEntry {
  readonly caption: string;
  readonly photo?: string;
  readonly credit?: string;
}

function clean(entries: readonly (string | MadeEntry)[]): Promise<Manifest> {
  const document = {
    entries: entries.map((entry) => (typeof entry === 'string' ? { caption: entry } : entry)),
  };
  const bytes = Buffer.from(JSON.stringify(document));
  return runPipeline({ bytes, name: 'made.json', uri: null, mediaType: null }, defaultSettings, rules);
}

/** Which entries ended together, each with its relation. */
function groups({ items }: Manifest): readonly string[] {
  return items.map(({ entries }) => entries.map(({ index, relation }) => `${index} ${relation}`).join(', '));
}

function codes(items: readonly Item[]): readonly string[] {
  return items.flatMap(({ warnings }) => warnings.map(({ code }) => code));
}

const ferry = 'The ferry Ida leaves the pier of Ostrand in heavy rain on Monday, May 4, 2026.';
const credit = '(AP Photo/Ida Brandt)';

describe('grouping', () => {
  test('names the relation of every copy, the representative first', async () => {
    const manifest = await clean([
      `${ferry.slice(0, 60)}… more`,
      `${ferry} ${credit}`,
      ferry,
      `CORRECTS DAY - ${ferry.replace('Monday, May 4', 'Tuesday, May 5')} ${credit}`,
      `${ferry.replace('heavy', 'heavvy')} ${credit}`,
    ]);
    expect(groups(manifest)).toEqual(['3 representative, 0 truncated, 1 revision, 2 revision, 4 revision']);
  });

  test('never chains: a cut copy that fits two photos joins the one it stands beside', async () => {
    const start = 'Rower Inga Tollefson lifts her oar after the final of';
    const manifest = await clean([
      `${start} the single sculls in Ostrand on May 4, 2026. ${credit}`,
      `${start}...`,
      'A gull sits on a bollard in Ostrand on May 4, 2026.',
      `${start} the double sculls in Ostrand on May 4, 2026. ${credit}`,
    ]);
    expect(groups(manifest)).toEqual([
      '0 representative, 1 truncated',
      '2 representative',
      '3 representative',
    ]);
  });

  test('a cut copy that stands between two photos it fits stays alone and asks for a desk', async () => {
    const start = 'Rower Inga Tollefson lifts her oar after the final of';
    const { items } = await clean([
      `${start} the single sculls in Ostrand on May 4, 2026. ${credit}`,
      `${start}...`,
      `${start} the double sculls in Ostrand on May 4, 2026. ${credit}`,
    ]);
    expect(items).toHaveLength(3);
    expect(codes(items)).toContain('needs-review');
  });

  test('cut copies of one photo come together when none is whole', async () => {
    const manifest = await clean([`${ferry.slice(0, 50)}...`, `${ferry.slice(0, 64)}…`]);
    expect(manifest.items).toHaveLength(1);
    expect(manifest.items[0]?.caption.text.length).toBeGreaterThan(50);
  });

  test('one address is one photo whatever its captions say; the correction is kept', async () => {
    const manifest = await clean([
      {
        caption: 'Skipper Jon Lynde mends a net in Ostrand on May 4, 2026.',
        photo: 'https://x.example/net_t800.jpg',
      },
      {
        caption: 'CORRECTS NAME - Skipper Johan Lind mends a net in Ostrand on May 4, 2026.',
        photo: 'https://x.example/net_t300.jpg',
      },
    ]);
    expect(groups(manifest)).toEqual(['1 representative, 0 revision']);
    expect(manifest.items[0]?.flags).toEqual(['corrected']);
    expect(manifest.items[0]?.photo?.uri).toContain('net_t');
  });

  test('one caption on two addresses is two photos that say so', async () => {
    const { items } = await clean([
      { caption: ferry, photo: 'https://x.example/1.jpg' },
      { caption: ferry, photo: 'https://x.example/2.jpg' },
    ]);
    expect(items.map(({ flags }) => flags)).toEqual([['shares-caption'], ['shares-caption']]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(2);
  });

  test('two photographers with the same words are two photos', async () => {
    const manifest = await clean([`${ferry} ${credit}`, `${ferry} (AP Photo/Ulf Marrow)`, ferry]);
    expect(manifest.items).toHaveLength(2);
  });

  test('a doubt keeps apart and says what only one says', async () => {
    const { items } = await clean([
      `Mayor Ada Pell waves from the balcony in Ostrand on May 4, 2026. ${credit}`,
      `Mayor Ada Pell waves from the balcony with her dog Bo in Ostrand on May 4, 2026. ${credit}`,
    ]);
    expect(items).toHaveLength(2);
    const review = items.flatMap(({ warnings }) => warnings).find(({ code }) => code === 'needs-review');
    expect(review?.message).toContain('only one says: dog bo');
  });

  test('what is empty is left out and still accounted for', async () => {
    const manifest = await clean([ferry, '  ', '(AP)']);
    expect(manifest.leftOut.map(({ entry, reason }) => [entry.index, reason])).toContainEqual([1, 'empty']);
    expect(manifest.report.entries).toBe(3);
  });

  test('the date and the credit of an item come from whichever copy states them', async () => {
    const { items } = await clean([
      { caption: 'The ferry Ida leaves the pier of Ostrand in heavy rain.', photo: 'a.jpg' },
      { caption: 'Ferry in the rain.', credit: 'Runa Holt/AFP via Getty Images', photo: 'a.jpg' },
      { caption: `${ferry} (AFP)`, photo: 'a.jpg' },
    ]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      credit: { creators: ['Runa Holt'], agency: 'AFP', via: ['Getty Images'] },
      date: { value: '2026-05-04', basis: 'stated' },
    });
  });
});

describe('a gallery too large to compare every pair', () => {
  const people = ['Ivo Castell', 'Runa Holt', 'Esther Quill', 'Dario Penn', 'Salma Idris', 'Tomas Arkell'];
  const captions = Array.from(
    { length: 150 },
    (_, index) =>
      `${people[index % 6]} carries crate ${1000 + index * 7} past lamp ${index} on the pier of Ostrand on May 4, 2026. ${credit}`,
  );

  test('finds the copies all the same, and hides no photo', async () => {
    const copies = captions
      .slice(0, 40)
      .map((caption) => caption.replace(credit, '').replace('Ostrand', 'Ostradn'));
    const cut = captions.slice(40, 60).map((caption) => `${caption.slice(0, 60)}...`);
    const manifest = await clean([...captions, ...copies, ...cut]);
    expect(manifest.items).toHaveLength(150);
    expect(manifest.report.collapsed).toBe(60);
  });
});
