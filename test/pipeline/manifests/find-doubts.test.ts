import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/pipeline/manifest.ts';
import type { Doubt } from '../../../src/pipeline/manifests/doubts/doubt.ts';
import { findDoubts } from '../../../src/pipeline/manifests/doubts/find-doubts.ts';
import { cleanDecided, decide, decideValue, keysIn, keysOf } from '../../services/decisions.ts';

const ferry =
  'The ferry leaves Ostrand harbor for the islands at dawn with mail and passengers aboard, Tuesday, June 2, 2026. (AP Photo/Ida Brandt)';
const withGulls = ferry.replace('aboard', 'aboard and gulls behind');

describe('a person is asked about', () => {
  test('two items that are nearly one, more doubtful than one word against another', async () => {
    const [first, second] = [ferry, withGulls];
    const [open] = await doubtsOf([first, second]);
    expect(open).toMatchObject({ kind: 'apart', about: null });
    expect(open?.message).toContain('only one says: gulls behind');
    const keys = await keysOf([first, second]);
    expect(open?.sides.map(({ entries }) => entries)).toEqual([[keys[0]], [keys[1]]]);
    const noon = ferry.replace('dawn', 'noon');
    const [against] = await doubtsOf([ferry, noon]);
    expect(against?.message).toContain('dawn ≠ noon');
    expect(against?.weight ?? 0).toBeLessThan(open?.weight ?? 0);
  });

  test('equal words under two photographers', async () => {
    expect(await doubtsOf([ferry, ferry.replace('Ida Brandt', 'Ben Holt')])).toMatchObject([
      { kind: 'conflict', message: 'the same words, kept apart: Ida Brandt ≠ Ben Holt' },
    ]);
  });

  test('copies of one photo that name two photographers or two days', async () => {
    const photo = 'https://photos.example/ferry.jpg';
    const makers = [ferry, ferry.replace('Ida Brandt', 'Ben Holt')];
    expect(await doubtsOf(makers.map((caption) => ({ caption, photo })))).toMatchObject([
      { kind: 'conflict', message: 'copies of one photo disagree in their credits: Ida Brandt ≠ Ben Holt' },
    ]);
    const days = [ferry, ferry.replace('Tuesday, June 2', 'Wednesday, June 3')];
    expect(await doubtsOf(days.map((caption) => ({ caption, photo })))).toMatchObject([
      { kind: 'conflict', message: 'copies of one photo disagree in their dates: 2026-06-03 ≠ 2026-06-02' },
    ]);
  });

  test('copies of one photo, each with the photo it came with', async () => {
    const photo = 'https://photos.example/ferry.jpg';
    const captions = [ferry, ferry.replace('Ida Brandt', 'Ben Holt')];
    const manifest = await cleanDecided(captions.map((caption) => ({ caption, photo })));
    const photos = ['a', 'b'].map((name, entry) => ({ entry, name: `${name}.jpg`, digest: name.repeat(64) }));
    const [doubt] = findDoubts(manifest, photos);
    expect(doubt?.sides.map((side) => side.photo?.sha256)).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
  });

  test('equal words under two photos that nobody looked at', async () => {
    const photos = ['a', 'b'].map((name) => `https://photos.example/${name}.jpg`);
    expect(await doubtsOf(photos.map((photo) => ({ caption: ferry, photo })))).toMatchObject([
      { kind: 'apart', message: 'the same words under two photos that nobody looked at' },
    ]);
  });

  test('a cut off copy of few words, and one that begins two captions', async () => {
    const cut = 'The ferry leaves Ostrand harbor for…';
    const joined = await doubtsOf([ferry, cut]);
    expect(joined).toContainEqual(expect.objectContaining({ kind: 'joined' }));
    const noon = ferry.replace('dawn', 'noon');
    const torn = await doubtsOf([ferry, 'Goats graze in Ostrand. (AP)', noon, 'Rain. (AP)', cut]);
    const both = torn.filter(({ message }) => message === 'the cut off copy begins like this caption');
    expect(both).toHaveLength(2);
  });

  test('a weekday that its date has not, and a missing credit', async () => {
    const doubts = await doubtsOf(['A piper warms his hands at the beacon, Monday, June 2, 2026.']);
    expect(doubts.map(({ kind, about }) => [kind, about])).toEqual([
      ['date', 'weekday-mismatch'],
      ['no-credit', 'no-credit'],
    ]);
    expect(doubts[0]?.sides).toHaveLength(1);
  });

  test('a decision that holds no more', async () => {
    const gone = decide('leave-out', [`entry-${'0'.repeat(32)}`]);
    const manifest = await cleanDecided([ferry], [gone]);
    expect(findDoubts(manifest)).toMatchObject([
      {
        kind: 'decision',
        about: 'leave-out',
        message: 'a decision does not hold: its entry is gone',
        sides: [],
      },
    ]);
  });
});

test.each([
  ['kept apart', 'keep-apart' as const],
  ['merged', 'merge' as const],
])('what an editor %s is in no doubt', async (_, kind) => {
  const keys = await keysOf([ferry, withGulls]);
  expect(findDoubts(await cleanDecided([ferry, withGulls], [decide(kind, keys)]))).toEqual([]);
});

test('a date and a credit that an editor gave are in no doubt', async () => {
  const captions = ['A piper warms his hands at the beacon, Monday, June 2, 2026.'];
  const keys = await keysOf(captions);
  const decisions = [decideValue('date', keys, '2026-06-02'), decideValue('credit', keys, 'AP/Ida Brandt')];
  expect(findDoubts(await cleanDecided(captions, decisions))).toEqual([]);
});

test('a settled gallery raises no doubt', async () => {
  const other = 'Goats graze on the dike at Tarn Hollow, Norland, May 4, 2026. (AP Photo/Ben Holt)';
  expect(await doubtsOf([ferry, other, ferry])).toEqual([]);
});

test('a list of results asks a few times about each item, and the same each time', async () => {
  const captions = Array.from(
    { length: 130 },
    (_, at) =>
      `Runner ${at} of team ${at % 7} waits at the start in Ostrand harbor, June 2, 2026. (AP Photo/Ida Brandt)`,
  );
  const manifest = await cleanDecided(captions);
  const doubts = findDoubts(manifest);
  expect(doubts.length).toBeLessThanOrEqual(200);
  const asked = doubts.flatMap(({ sides }) => sides.map(({ itemId }) => itemId));
  const times = [...new Set(asked)].map((id) => asked.filter((other) => other === id).length);
  expect(Math.max(0, ...times)).toBeLessThanOrEqual(3);
  expect(findDoubts(JSON.parse(JSON.stringify(manifest)) as Manifest)).toEqual(doubts);
});

async function doubtsOf(entries: Parameters<typeof cleanDecided>[0]): Promise<readonly Doubt[]> {
  return findDoubts(await cleanDecided(entries));
}

test('the entries that a doubt names are the gallery’s', async () => {
  const manifest = await cleanDecided([ferry, withGulls, ferry.replace('dawn', 'noon')]);
  const known = new Set(keysIn(manifest));
  const named = findDoubts(manifest).flatMap(({ sides }) => sides.flatMap(({ entries }) => entries));
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
