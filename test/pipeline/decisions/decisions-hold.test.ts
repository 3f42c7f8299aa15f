import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/pipeline/decisions/decision.ts';
import { entryKey } from '../../../src/pipeline/decisions/entry-key.ts';
import { nameEntries } from '../../../src/pipeline/decisions/name-entries.ts';
import type { Manifest } from '../../../src/pipeline/manifest.ts';
import { printManifest } from '../../../src/pipeline/manifests/print-manifest.ts';
import { madeDecisions } from '../../generators/decisions.ts';
import { madeGallery } from '../../generators/gallery.ts';
import { cleanDecided, decide, keysIn, together } from '../../services/decisions.ts';
import { makeEntry } from '../../services/entries.ts';

const galleries = madeGallery.map(({ entries }) => entries.map(({ caption }) => caption));

/** A gallery and decisions about it. */
const decided = galleries.chain((captions) =>
  fc.record({ captions: fc.constant(captions), decisions: madeDecisions(keysOfCaptions(captions)) }),
);

/** A gallery and the keys of one or two of its entries. */
const pair = galleries.chain((captions) =>
  fc.record({
    captions: fc.constant(captions),
    keys: fc.uniqueArray(fc.constantFrom(...keysOfCaptions(captions)), { minLength: 1, maxLength: 2 }),
  }),
);

function keysOfCaptions(captions: readonly string[]): readonly string[] {
  return captions.map((caption) => entryKey(makeEntry(caption)));
}

/** The number of the item that each entry stands in, or -1. */
function placesOf({ report, items }: Manifest): readonly number[] {
  const places = Array.from({ length: report.entries }, () => -1);
  items.forEach(({ entries }, at) => {
    for (const { index } of entries) places[index] = at;
  });
  return places;
}

/** What a manifest shows of a decision that nothing overrules: each way in which it does not hold. */
function findBroken(manifest: Manifest, decisions: readonly Decision[]): readonly string[] {
  const overruled = new Set(manifest.decisions.overruled.map(({ id }) => id));
  const applied = new Set(manifest.decisions.applied);
  const places = placesOf(manifest);
  const isThere = (index: number) => places[index] !== -1;
  return nameEntries(decisions, keysIn(manifest)).flatMap(({ decision, names }) => {
    if (overruled.has(decision.id) || !applied.has(decision.id)) return [];
    const named = names.map(({ entries }) => entries);
    if (decision.kind === 'leave-out')
      return named
        .flat()
        .filter(isThere)
        .map(() => `${decision.id} is in`);
    if (decision.kind === 'merge') {
      const items = new Set(
        named
          .flat()
          .filter(isThere)
          .map((index) => places[index]),
      );
      return items.size > 1 ? [`${decision.id} is not merged`] : [];
    }
    if (decision.kind !== 'keep-apart') return [];
    return named.flatMap((entries, at) =>
      named
        .slice(at + 1)
        .flatMap((others) =>
          entries.flatMap((a) =>
            others
              .filter((b) => a !== b && isThere(a) && places[a] === places[b])
              .map((b) => `${decision.id} joins ${a} and ${b}`),
          ),
        ),
    );
  });
}

/** In the order in which they were made, and overruled by later ones only. */
function expectEveryDecisionTold(manifest: Manifest, decisions: readonly Decision[]): void {
  const { applied, stale, overruled } = manifest.decisions;
  const order = nameEntries(decisions, keysIn(manifest)).map(({ decision }) => decision.id);
  const told = new Set([...applied, ...stale.map(({ id }) => id), ...overruled.map(({ id }) => id)]);
  expect(order.filter((id) => !told.has(id))).toEqual([]);
  expect(overruled.filter(({ id, by }) => order.indexOf(by) <= order.indexOf(id))).toEqual([]);
}

function expectEveryEntryPlaced({ items, leftOut, report }: Manifest, entries: number): void {
  const placed = [...items.flatMap((item) => item.entries), ...leftOut.map(({ entry }) => entry)];
  expect(placed.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: entries }, (_, index) => index),
  );
  expect(items.filter((item) => item.entries.length === 0)).toEqual([]);
  expect(report).toEqual({
    entries,
    items: items.length,
    collapsed: entries - items.length - leftOut.length,
  });
}

describe('whatever is decided of a gallery', () => {
  test('every entry stands in one place, and what no later word overrules holds', async () => {
    await fc.assert(
      fc.asyncProperty(decided, async ({ captions, decisions }) => {
        const manifest = await cleanDecided(captions, decisions);
        expectEveryEntryPlaced(manifest, captions.length);
        expectEveryDecisionTold(manifest, decisions);
        expect(findBroken(manifest, decisions)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('it holds again in another order, with an entry more and with other white space', async () => {
    await fc.assert(
      fc.asyncProperty(decided, fc.nat(), async ({ captions, decisions }, at) => {
        const copy = captions[at % captions.length] ?? '';
        const received = [
          captions.toReversed(),
          [...captions, copy],
          ['A gull sits on a bollard in Ostrand.', ...captions],
          captions.map((caption) => `\n${caption.replaceAll(' ', '\u00a0\n')}`),
        ];
        for (const each of received)
          expect(findBroken(await cleanDecided(each, decisions), decisions)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('other white space leaves the same entries together', async () => {
    await fc.assert(
      fc.asyncProperty(decided, async ({ captions, decisions }) => {
        const spaced = captions.map((caption) => ` ${caption.replaceAll(' ', '  ')}`);
        expect(together(await cleanDecided(spaced, decisions))).toEqual(
          together(await cleanDecided(captions, decisions)),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('the order of the list says nothing where the instants differ', async () => {
    await fc.assert(
      fc.asyncProperty(decided, async ({ captions, decisions }) => {
        const dated = decisions.map((decision, at) => ({ ...decision, when: `2026-05-04T10:00:0${at}Z` }));
        expect(printManifest(await cleanDecided(captions, dated.toReversed()))).toBe(
          printManifest(await cleanDecided(captions, dated)),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('an undone decision leaves no trace', () => {
  test('the manifest is what it was, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(decided, fc.nat(), async ({ captions, decisions }, at) => {
        const before = await cleanDecided(captions);
        const some = decisions.filter((_, place) => place !== at % Math.max(1, decisions.length));
        const earlier = printManifest(await cleanDecided(captions, some));
        await cleanDecided(captions, decisions);
        expect(printManifest(await cleanDecided(captions, some))).toBe(earlier);
        expect(printManifest(await cleanDecided(captions, []))).toBe(printManifest(before));
      }),
      { numRuns: 25 },
    );
  });
});

describe('two photos', () => {
  test('that are merged are the two as they were, and every other is what it was', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ({ captions, keys }) => {
        const before = await cleanDecided(captions);
        const after = await cleanDecided(captions, [decide('merge', keys)]);
        const holds = (item: Manifest['items'][number]) => item.entries.some(({ key }) => keys.includes(key));
        const joined = before.items.filter(holds).flatMap(({ entries }) => entries.map(({ index }) => index));
        expect(together(after).toSorted()).toEqual(
          [
            ...together({ ...before, items: before.items.filter((item) => !holds(item)) }),
            joined.toSorted((a, b) => a - b).join(' '),
          ].toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('that are kept apart and then merged are merged; undone, they are apart as before', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ({ captions, keys }) => {
        const apart = decide('keep-apart', keys, { id: 'd1', when: '2026-05-04T10:00:00Z' });
        const merge = decide('merge', keys, { id: 'd2', when: '2026-05-04T11:00:00Z' });
        const first = await cleanDecided(captions, [apart]);
        expect(findBroken(first, [apart])).toEqual([]);
        const second = await cleanDecided(captions, [apart, merge]);
        expect(findBroken(second, [merge])).toEqual([]);
        expect(printManifest(await cleanDecided(captions, [apart]))).toBe(printManifest(first));
      }),
      { numRuns: 25 },
    );
  });
});
