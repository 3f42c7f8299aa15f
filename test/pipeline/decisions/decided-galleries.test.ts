import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import { entryKey } from '../../../src/pipeline/decisions/entry-key.ts';
import type { Item, Manifest } from '../../../src/pipeline/manifest.ts';
import { cleanGallery } from '../../../src/pipeline/pipeline.ts';
import { loadRules } from '../../../src/rules.ts';
import { cleanDecided, decide, decideValue, keysOf, together } from '../../services/decisions.ts';
import { makeEntry } from '../../services/entries.ts';

const credit = '(AP Photo/Ida Brandt)';
const ferry = 'The ferry Ida leaves the pier of Ostrand in heavy rain on Monday, May 4, 2026.';
const gull = 'A gull sits on a bollard in Ostrand on Monday, May 4, 2026.';
const baker = 'Baker Runa Holt sweeps broken glass from the steps in Sorrel Bay on Monday, May 4, 2026.';
const start = 'Rower Inga Tollefson lifts her oar after the final of';
const single = `${start} the single sculls in Ostrand on May 4, 2026. ${credit}`;
const double = `${start} the double sculls in Ostrand on May 4, 2026. ${credit}`;
const mayor = `Mayor Ada Pell waves from the balcony in Ostrand on May 4, 2026. ${credit}`;
const mayorWithDog = `Mayor Ada Pell waves from the balcony with her dog Bo in Ostrand on May 4, 2026. ${credit}`;

const early = { when: '2026-05-04T10:00:00Z' };
const late = { when: '2026-05-04T11:00:00Z' };

function reasons({ items }: Manifest): readonly string[] {
  return items.flatMap(({ entries }) => entries.map(({ index, reason }) => `${index} ${reason}`));
}

function codes(items: readonly Item[]): readonly string[] {
  return items.flatMap(({ warnings }) => warnings.map(({ code }) => code));
}

async function keysByName<Name extends string>(entries: Readonly<Record<Name, string>>) {
  const names = Object.keys(entries) as Name[];
  const keys = await keysOf(names.map((name) => entries[name]));
  return Object.fromEntries(names.map((name, at) => [name, keys[at] ?? ''])) as Record<Name, string>;
}

describe('merge', () => {
  test('makes one photo of what the words keep apart, and asks no more', async () => {
    const entries = [mayor, mayorWithDog, gull];
    const { a, b } = await keysByName({ a: mayor, b: mayorWithDog });
    expect(codes((await cleanDecided(entries)).items)).toContain('needs-review');
    const manifest = await cleanDecided(entries, [decide('merge', [a, b], { id: 'd1' })]);
    expect(together(manifest)).toEqual(['0 1', '2']);
    expect(codes(manifest.items)).not.toContain('needs-review');
    expect(manifest.items.map(({ decisions }) => decisions)).toEqual([['d1'], []]);
    expect(reasons(manifest)).toContain('0 an editor merged them');
    expect(manifest.decisions).toEqual({ applied: ['d1'], stale: [], overruled: [] });
  });

  test('beats the photos: two addresses become one item', async () => {
    const entries = [
      { caption: ferry, photo: 'https://x.example/1.jpg' },
      { caption: gull, photo: 'https://x.example/2.jpg' },
    ];
    const manifest = await cleanDecided(entries, [decide('merge', await keysOf(entries))]);
    expect(together(manifest)).toEqual(['0 1']);
    expect(manifest.items[0]?.entries.map(({ relation }) => relation)).toEqual([
      'representative',
      'same-photo',
    ]);
  });

  test('brings the copies of both along: nobody is left behind', async () => {
    const entries = [
      ferry,
      `${ferry.replace('heavy', 'heavvy')} ${credit}`,
      baker,
      `${baker} ${credit}`,
      gull,
    ];
    const { a, b } = await keysByName({ a: ferry, b: baker });
    const manifest = await cleanDecided(entries, [decide('merge', [a, b])]);
    expect(together(manifest)).toEqual(['0 1 2 3', '4']);
  });

  test('is transitive over several decisions', async () => {
    const { a, b, c } = await keysByName({ a: ferry, b: gull, c: baker });
    const decisions = [decide('merge', [a, b], { id: 'd1' }), decide('merge', [b, c], { id: 'd2' })];
    const manifest = await cleanDecided([ferry, gull, baker], decisions);
    expect(together(manifest)).toEqual(['0 1 2']);
    expect(manifest.items[0]?.decisions).toEqual(['d1', 'd2']);
  });

  test('says where a cut copy belongs that begins two captions, and joins no more than that', async () => {
    const cut = `${start}...`;
    const { b, c } = await keysByName({ b: cut, c: double });
    const manifest = await cleanDecided([single, cut, gull, double], [decide('merge', [b, c])]);
    expect(together(manifest)).toEqual(['0', '1 3', '2']);
    const between = await cleanDecided([single, cut, double], [decide('merge', [b, c])]);
    expect(together(between)).toEqual(['0', '1 2']);
    expect(codes(between.items)).not.toContain('needs-review');
  });

  test('of both captions that a cut copy begins takes the cut copy with them', async () => {
    const { a, c } = await keysByName({ a: single, c: double });
    const manifest = await cleanDecided([single, `${start}...`, double], [decide('merge', [a, c])]);
    expect(together(manifest)).toEqual(['0 1 2']);
    expect(codes(manifest.items)).not.toContain('needs-review');
  });
});

describe('keep-apart', () => {
  test('parts what the words join, and says so', async () => {
    const other = `${ferry.replace('heavy', 'heavvy')} ${credit}`;
    const { a, b } = await keysByName({ a: ferry, b: other });
    const manifest = await cleanDecided([ferry, other], [decide('keep-apart', [a, b], { id: 'd1' })]);
    expect(together(manifest)).toEqual(['0', '1']);
    expect(manifest.items.map(({ decisions }) => decisions)).toEqual([['d1'], ['d1']]);
    expect(reasons(manifest)).toEqual([
      '0 chosen as the fullest copy; kept apart by an editor',
      '1 chosen as the fullest copy; kept apart by an editor',
    ]);
  });

  test('answers the doubt about a pair, for all copies of both', async () => {
    const copies = [mayor, mayor.replace('balcony', 'ballcony'), mayorWithDog, `${mayorWithDog} less`];
    const { a, b } = await keysByName({ a: mayor, b: mayorWithDog });
    expect(codes((await cleanDecided(copies)).items)).toContain('needs-review');
    const manifest = await cleanDecided(copies, [decide('keep-apart', [a, b])]);
    expect(together(manifest)).toEqual(['0 1', '2 3']);
    expect(codes(manifest.items)).not.toContain('needs-review');
  });

  test('of the ends of a chain sends the middle to the end it is nearest to', async () => {
    const [a, b, c] = [
      `${ferry} ${credit}`,
      `${ferry.replace('heavy', 'heavvy')} ${credit}`,
      `${ferry.replace('heavy', 'heavvy').replace('Monday, ', '').replace('Ostrand', 'Ostradn')} ${credit}`,
    ];
    expect(together(await cleanDecided([a, b, c]))).toEqual(['0 1 2']);
    const keys = await keysByName({ a, c });
    const manifest = await cleanDecided([a, b, c], [decide('keep-apart', [keys.a, keys.c])]);
    expect(together(manifest)).toEqual(['0 1', '2']);
  });

  test('from one of two captions sends a cut copy to the other', async () => {
    const cut = `${start}...`;
    const { a, b } = await keysByName({ a: single, b: cut });
    const manifest = await cleanDecided([single, cut, double], [decide('keep-apart', [a, b])]);
    expect(together(manifest)).toEqual(['0', '1 2']);
    expect(codes(manifest.items)).not.toContain('needs-review');
  });

  test('of a key and itself makes two photos of two equal entries; a third goes to its neighbour', async () => {
    const { a } = await keysByName({ a: ferry });
    const apart = [decide('keep-apart', [a, a])];
    const manifest = await cleanDecided([ferry, gull, ferry], apart);
    expect(together(manifest)).toEqual(['0', '1', '2']);
    expect(manifest.items.map(({ flags }) => flags)).toEqual([['shares-caption'], [], ['shares-caption']]);
    expect(together(await cleanDecided([ferry, gull, ferry, ferry], apart))).toEqual(['0', '1', '2 3']);
    expect(together(await cleanDecided([ferry, ferry, gull], apart))).toEqual(['0', '1', '2']);
  });

  test('of two equal entries tears a cut copy of both, which goes to the one it stands beside', async () => {
    const { a } = await keysByName({ a: single });
    const cut = `${start}...`;
    const manifest = await cleanDecided([single, gull, single, cut], [decide('keep-apart', [a, a])]);
    expect(together(manifest)).toEqual(['0', '1', '2 3']);
  });

  test('of one of two equal entries and a third parts the equals where the other is merged with it', async () => {
    const { a, b } = await keysByName({ a: ferry, b: gull });
    const manifest = await cleanDecided(
      [ferry, ferry, gull],
      [decide('merge', [`${a}#1`, b]), decide('keep-apart', [`${a}#2`, b])],
    );
    expect(together(manifest)).toEqual(['0 2', '1']);
    expect(manifest.decisions.overruled).toEqual([]);
  });

  test('holds for a copy that comes later', async () => {
    const other = `${ferry.replace('heavy', 'heavvy')} ${credit}`;
    const { a, b } = await keysByName({ a: ferry, b: other });
    const apart = [decide('keep-apart', [a, b])];
    expect(together(await cleanDecided([ferry, other, ferry, other], apart))).toEqual(['0 2', '1 3']);
  });

  test('under one caption on different photos changes nothing but that it is decided', async () => {
    const entries = [
      { caption: ferry, photo: 'https://x.example/1.jpg' },
      { caption: ferry, photo: 'https://x.example/2.jpg' },
    ];
    const manifest = await cleanDecided(entries, [decide('keep-apart', await keysOf(entries))]);
    expect(together(manifest)).toEqual(['0', '1']);
    expect(manifest.items.map(({ decisions }) => decisions)).toEqual([['keep-apart'], ['keep-apart']]);
  });
});

describe('decisions that contradict each other', () => {
  test('the later wins, whatever the order of the list, and the earlier is told', async () => {
    const { a, b } = await keysByName({ a: ferry, b: gull });
    const merge = decide('merge', [a, b], { id: 'd1', ...early });
    const apart = decide('keep-apart', [a, b], { id: 'd2', ...late });
    const manifest = await cleanDecided([ferry, gull], [merge, apart]);
    expect(together(manifest)).toEqual(['0', '1']);
    expect(manifest.decisions).toEqual({
      applied: ['d2'],
      stale: [],
      overruled: [{ id: 'd1', by: 'd2', reason: 'a later decision keeps apart what it merges' }],
    });
    expect(await cleanDecided([ferry, gull], [apart, merge])).toEqual(manifest);
    const other = await cleanDecided([ferry, gull], [{ ...merge, when: '2026-05-04T13:30:00+01:00' }, apart]);
    expect(together(other)).toEqual(['0 1']);
    expect(other.decisions.overruled.map(({ id, by }) => [id, by])).toEqual([['d2', 'd1']]);
  });

  test('an earlier one holds for what the later does not speak of', async () => {
    const { a, b, c } = await keysByName({ a: ferry, b: gull, c: baker });
    const apart = decide('keep-apart', [a, b, c], { id: 'd1', ...early });
    const manifest = await cleanDecided(
      [ferry, gull, baker],
      [apart, decide('merge', [a, b], { id: 'd2', ...late })],
    );
    expect(together(manifest)).toEqual(['0 1', '2']);
    expect(manifest.decisions.applied).toEqual(['d1', 'd2']);
    expect(manifest.decisions.overruled.map(({ id, by }) => [id, by])).toEqual([['d1', 'd2']]);
  });

  test('what a merge joins and a later word divides goes to the side it is nearest to', async () => {
    const near = `${gull.replace('bollard', 'bolard')} ${credit}`;
    const { a, b, c } = await keysByName({ a: ferry, b: near, c: gull });
    const manifest = await cleanDecided(
      [ferry, near, gull],
      [decide('merge', [a, b, c], { ...early }), decide('keep-apart', [a, c], { ...late })],
    );
    expect(together(manifest)).toEqual(['0', '1 2']);
    expect(manifest.decisions.applied).toEqual(['merge', 'keep-apart']);
  });

  test('followers that an editor keeps apart do not meet in a merge', async () => {
    const copies = [ferry.replace('heavy', 'heavvy'), baker.replace('broken', 'brokken')];
    const entries = [ferry, ...copies, baker];
    const [a = '', c = '', d = '', b = ''] = await keysOf(entries);
    expect(together(await cleanDecided(entries))).toEqual(['0 1', '2 3']);
    const manifest = await cleanDecided(entries, [decide('keep-apart', [c, d]), decide('merge', [a, b])]);
    expect(together(manifest)).toHaveLength(2);
    expect(manifest.items.some(({ entries: placed }) => placed.length === 3)).toBe(true);
    expect(manifest.decisions.overruled).toEqual([]);
  });
});

describe('caption, credit and date', () => {
  test('stand on the photo that holds the entry, as decided', async () => {
    const { a } = await keysByName({ a: ferry });
    const before = await cleanDecided([ferry, `${ferry} ${credit}`, gull]);
    const { items, decisions } = await cleanDecided(
      [ferry, `${ferry} ${credit}`, gull],
      [
        decideValue('caption', [a], 'The ferry Ida leaves. It is late.'),
        decideValue('credit', [a], 'Ulf Marrow/AFP via Getty Images'),
        decideValue('date', [a], '2026-05'),
      ],
    );
    expect(items[0]).toMatchObject({
      id: before.items[0]?.id,
      caption: { text: 'The ferry Ida leaves. It is late.', lead: 'The ferry Ida leaves.' },
      credit: {
        line: 'Ulf Marrow/AFP via Getty Images',
        creators: ['Ulf Marrow'],
        agency: 'AFP',
        via: ['Getty Images'],
      },
      date: { value: '2026-05', precision: 'month', basis: 'metadata', text: null },
      decisions: ['caption', 'credit', 'date'],
    });
    expect(items[1]).toEqual(before.items[1]);
    expect(decisions.applied).toEqual(['caption', 'credit', 'date']);
  });

  test('the later of two for one photo wins, also where a merge brought them together', async () => {
    const { a, b } = await keysByName({ a: ferry, b: gull });
    const words = [
      decideValue('caption', [b], 'A gull.', { id: 'd1', ...late }),
      decideValue('caption', [a], 'A ferry.', { id: 'd2', ...early }),
    ];
    const apart = await cleanDecided([ferry, gull], words);
    expect(apart.items.map(({ caption }) => caption.text)).toEqual(['A ferry.', 'A gull.']);
    const merged = await cleanDecided([ferry, gull], [...words, decide('merge', [a, b], { id: 'd3' })]);
    expect(merged.items.map(({ caption }) => caption.text)).toEqual(['A gull.']);
    expect(merged.items[0]?.decisions).toEqual(['d3', 'd1']);
    expect(merged.decisions.overruled).toEqual([
      { id: 'd2', by: 'd1', reason: 'a later decision gives the photo another caption' },
    ]);
  });

  test('answer the warnings about what they decide', async () => {
    const odd = 'The ferry Ida leaves the pier of Ostrand on Tuesday, May 4, 2026.';
    const { a } = await keysByName({ a: odd });
    expect(codes((await cleanDecided([odd])).items)).toEqual(['weekday-mismatch', 'no-credit']);
    const decisions = [decideValue('date', [a], '2026-05-05'), decideValue('credit', [a], 'AP')];
    expect(codes((await cleanDecided([odd], decisions)).items)).toEqual([]);
  });

  test('a credit line that nothing can be read from stands as it is, and says so', async () => {
    const { a } = await keysByName({ a: ferry });
    const line =
      'the keeper of the lighthouse, who was there that night and had a camera with him at the time';
    const { items } = await cleanDecided([ferry], [decideValue('credit', [a], line)]);
    expect(items[0]?.credit).toEqual({ line, creators: [], agency: null, provider: null, via: [] });
    expect(codes(items)).toEqual(['credit-unread']);
  });
});

describe('leave-out', () => {
  test('takes an entry and all its copies out of the gallery, and keeps them accounted for', async () => {
    const { a, b } = await keysByName({ a: gull, b: ferry });
    const out = decide('leave-out', [a], { id: 'd1' });
    const manifest = await cleanDecided([ferry, gull, gull], [out, decide('merge', [a, b], { id: 'd2' })]);
    expect(together(manifest)).toEqual(['0']);
    expect(manifest.leftOut.map(({ entry, reason, decisions }) => [entry.index, reason, decisions])).toEqual([
      [1, 'left-out-by-editor', ['d1']],
      [2, 'left-out-by-editor', ['d1']],
    ]);
    expect(manifest.report).toEqual({ entries: 3, items: 1, collapsed: 0 });
    expect(manifest.decisions).toEqual({
      applied: ['d1'],
      stale: [{ id: 'd2', reason: '1 of its 2 entries is left out (left-out-by-editor)', gone: [a] }],
      overruled: [],
    });
  });

  test('of every entry leaves a manifest without items', async () => {
    const manifest = await cleanDecided([ferry, gull], [decide('leave-out', await keysOf([ferry, gull]))]);
    expect(manifest.report).toEqual({ entries: 2, items: 0, collapsed: 0 });
  });

  test('a photo that its sender killed stays killed, whatever an editor says of it', () => {
    const texts = [ferry, gull, baker];
    const entries = texts.map((text, index) =>
      makeEntry(text, { index, leftOut: index === 1 ? 'killed' : null }),
    );
    const [a = '', killed = '', c = ''] = entries.map(entryKey);
    const gallery = {
      id: null,
      headline: null,
      source: { format: 'made', name: 'made', uri: null },
      referenceDate: null,
      entries,
      warnings: [],
    };
    const { manifest } = cleanGallery(gallery, defaultSettings, loadRules(), [
      decide('merge', [a, killed], { id: 'd1' }),
      decide('merge', [a, killed, c], { id: 'd2' }),
      decideValue('caption', [killed], 'A gull.', { id: 'd3' }),
      decide('leave-out', [killed], { id: 'd4' }),
    ]);
    expect(together(manifest)).toEqual(['0 2']);
    expect(manifest.leftOut.map(({ reason, decisions }) => [reason, decisions])).toEqual([
      ['killed', ['d4']],
    ]);
    expect(manifest.decisions.applied).toEqual(['d2', 'd4']);
    expect(manifest.decisions.stale.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      'd1: 1 of its 2 entries is left out (killed)',
      'd2: 1 of its 3 entries is left out (killed); it holds for the rest',
      'd3: its entry is left out (killed)',
    ]);
  });
});

describe('what a decision speaks of may be gone', () => {
  const gone = `entry-${'0'.repeat(32)}`;

  test('a merge of three holds for the two that are there', async () => {
    const { a, b } = await keysByName({ a: ferry, b: gull });
    const manifest = await cleanDecided([ferry, gull], [decide('merge', [a, gone, b])]);
    expect(together(manifest)).toEqual(['0 1']);
    expect(manifest.decisions).toEqual({
      applied: ['merge'],
      stale: [{ id: 'merge', reason: '1 of its 3 entries is gone; it holds for the rest', gone: [gone] }],
      overruled: [],
    });
  });

  test('what is left alone holds for nothing', async () => {
    const { a } = await keysByName({ a: ferry });
    const manifest = await cleanDecided(
      [ferry],
      [
        decide('merge', [a, gone], { id: 'd1' }),
        decide('keep-apart', [a, `${a}#2`], { id: 'd2' }),
        decideValue('date', [gone], '2026', { id: 'd3' }),
        decideValue('date', [a], '2026-02-30', { id: 'd4' }),
        decide('merge', [a], { id: 'd5' }),
        decide('leave-out', [], { id: 'd6' }),
      ],
    );
    const { decisions, ...rest } = manifest;
    const { decisions: _none, ...before } = await cleanDecided([ferry]);
    expect(rest).toEqual(before);
    expect(decisions.stale).toEqual([
      { id: 'd1', reason: '1 of its 2 entries is gone', gone: [gone] },
      { id: 'd2', reason: '1 of its 2 entries is gone', gone: [`${a}#2`] },
      { id: 'd3', reason: 'its entry is gone', gone: [gone] },
      { id: 'd4', reason: '"2026-02-30" is no day, month or year', gone: [] },
      { id: 'd5', reason: 'it speaks of one entry only', gone: [] },
      { id: 'd6', reason: 'it speaks of no entry', gone: [] },
    ]);
  });
});
