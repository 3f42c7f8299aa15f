import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import type { Manifest } from '../../../src/pipeline/manifest.ts';
import { compareManifests } from '../../../src/pipeline/manifests/comparisons/compare-manifests.ts';
import { countChanges, hasNoChanges } from '../../../src/pipeline/manifests/comparisons/count-changes.ts';
import { runPipeline } from '../../../src/pipeline/pipeline.ts';
import { loadRules } from '../../../src/rules.ts';
import { madeGallery } from '../../generators/gallery.ts';

const rules = loadRules();

function clean(captions: readonly string[], settings = defaultSettings): Promise<Manifest> {
  const bytes = Buffer.from(
    JSON.stringify({ headline: 'Ostrand', entries: captions.map((caption) => ({ caption })) }),
  );
  return runPipeline(
    { bytes, name: 'ostrand.json', uri: null, mediaType: null, photos: [] },
    settings,
    rules,
  );
}

const boat = 'A ferry leaves the pier of Ostrand on Monday, May 4, 2026. (AP Photo/Ida Brandt)';
const clock =
  'Welder Tomas Arkell looks up at the broken clock in Ostrand on Monday, May 4, 2026. (AP Photo/Ida Brandt)';
const dog = 'Midwife Salma Idris carries a wet dog down a ladder in Sorrel Bay, Maine. (AP Photo/Ulf Marrow)';

describe('what became of one manifest in another', () => {
  test('nothing, when they are the same', async () => {
    const changes = compareManifests(await clean([boat, clock]), await clean([boat, clock]));
    expect(changes.items.map(({ kind }) => kind)).toEqual(['same', 'same']);
    expect(hasNoChanges(changes)).toBe(true);
  });

  test('everything is added where there was none', async () => {
    const changes = compareManifests(null, await clean([boat, clock]));
    expect(countChanges(changes)).toMatchObject({ added: 2, same: 0 });
  });

  test('an item is known by its words wherever it stands, and a new one and one that went are told', async () => {
    const changes = compareManifests(await clean([boat, clock]), await clean([dog, clock]));
    expect(changes.items.map(({ kind, before, after }) => [kind, before.length, after.length])).toEqual([
      ['added', 0, 1],
      ['same', 1, 1],
      ['gone', 1, 0],
    ]);
    expect(changes.entries.map(({ kind, text }) => [kind, text])).toEqual([
      ['arrived', dog],
      ['withdrawn', boat],
    ]);
    expect(changes.isReordered).toBe(false);
  });

  test('an order that is another is told', async () => {
    const changes = compareManifests(await clean([boat, clock, dog]), await clean([dog, boat, clock]));
    expect(countChanges(changes).same).toBe(3);
    expect(changes.isReordered).toBe(true);
    expect(hasNoChanges(changes)).toBe(false);
  });

  test('a corrected word is a change of its caption, with before and after', async () => {
    const after = await clean([boat.replace('ferry', 'tug'), clock]);
    const [changed] = compareManifests(await clean([boat, clock]), after).items;
    expect(changed).toMatchObject({ kind: 'changed' });
    expect(changed?.fields.find(({ field }) => field === 'caption')).toEqual({
      field: 'caption',
      before: 'A ferry leaves the pier of Ostrand on Monday, May 4, 2026.',
      after: 'A tug leaves the pier of Ostrand on Monday, May 4, 2026.',
    });
  });

  test('another house style is a change of the credit alone', async () => {
    const after = await clean([boat], { ...defaultSettings, creditStyle: 'comma' });
    const changes = compareManifests(await clean([boat]), after);
    expect(changes.items[0]?.fields.map(({ field }) => field)).toEqual(['credit']);
    expect(changes.gallery.map(({ field }) => field)).toEqual(['rules']);
  });

  test('items that came apart, came together or exchanged an entry are told with all their parts', async () => {
    const together = await clean([boat, boat, clock, clock]);
    const apart = splitFirst(together);
    expect(compareManifests(together, apart).items.map(shape)).toEqual(['split 1 2', 'same 1 1']);
    expect(compareManifests(apart, together).items.map(shape)).toEqual(['merged 2 1', 'same 1 1']);
    expect(compareManifests(together, moveEntry(together)).items.map(shape)).toEqual(['regrouped 2 2']);
  });

  test('an entry that is left out, and one that is brought back, are told with the reason', async () => {
    const whole = await clean([boat, clock]);
    const killed = leaveOutFirst(whole);
    const changes = compareManifests(whole, killed);
    expect(changes.items.map(shape)).toEqual(['same 1 1', 'gone 1 0']);
    expect(changes.entries).toEqual([{ kind: 'left-out', text: boat, reason: 'killed' }]);
    expect(compareManifests(killed, whole).entries.map(({ kind }) => kind)).toEqual(['brought-back']);
  });

  test('warnings that are gone and new ones are told', async () => {
    const before = await clean(['A boy waves in Ostrand on Monday, May 5, 2026. (AP)']);
    const [item] = before.items;
    if (item === undefined) throw new Error('no item');
    const after = { ...before, items: [{ ...item, warnings: [] }] };
    expect(item.warnings.length).toBeGreaterThan(0);
    const [change] = compareManifests(before, after).items;
    expect(change).toMatchObject({ kind: 'changed', fields: [], warnings: { gone: item.warnings, new: [] } });
    expect(compareManifests(after, before).items[0]?.warnings).toEqual({ gone: [], new: item.warnings });
  });
});

describe('whatever the galleries', () => {
  const pairOfGalleries = fc.tuple(madeGallery, madeGallery, fc.nat(8), fc.boolean());

  test('nothing is lost, nothing is told twice, and looking back tells the same', async () => {
    await fc.assert(
      fc.asyncProperty(pairOfGalleries, async ([one, other, cut, isRestyled]) => {
        const captions = one.entries.map(({ caption }) => caption);
        const before = await clean(captions);
        // The second shares some entries with the first, and may be printed in another style.
        const after = await clean(
          [...captions.slice(cut), ...other.entries.map(({ caption }) => caption)],
          isRestyled ? { ...defaultSettings, creditStyle: 'slash' } : defaultSettings,
        );
        const changes = compareManifests(before, after);
        expect(positions(changes.items.flatMap((each) => each.before))).toEqual(positions(before.items));
        expect(positions(changes.items.flatMap((each) => each.after))).toEqual(positions(after.items));
        const back = countChanges(compareManifests(after, before));
        const { added, gone, split, merged, ...rest } = countChanges(changes);
        expect(back).toEqual({ ...rest, added: gone, gone: added, split: merged, merged: split });
        expect(hasNoChanges(compareManifests(after, structuredClone(after)))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

function positions(items: readonly { readonly position: number }[]): readonly number[] {
  return items.map(({ position }) => position).toSorted((a, b) => a - b);
}

function shape({ kind, before, after }: ReturnType<typeof compareManifests>['items'][number]): string {
  return `${kind} ${before.length} ${after.length}`;
}

/** The same manifest, its first item taken apart entry by entry. */
function splitFirst(manifest: Manifest): Manifest {
  const [first, ...rest] = manifest.items;
  if (first === undefined) throw new Error('no item');
  const parts = first.entries.map((entry, at) => ({ ...first, id: `part-${at}`, entries: [entry] }));
  return { ...manifest, items: [...parts, ...rest] };
}

/** The same manifest, the last entry of its first item in its second. */
function moveEntry(manifest: Manifest): Manifest {
  const [first, second, ...rest] = manifest.items;
  const moved = first?.entries.at(-1);
  if (first === undefined || second === undefined || moved === undefined) throw new Error('no items');
  const items = [
    { ...first, entries: first.entries.slice(0, -1) },
    { ...second, entries: [...second.entries, moved] },
    ...rest,
  ];
  return { ...manifest, items };
}

function leaveOutFirst(manifest: Manifest): Manifest {
  const [first, ...rest] = manifest.items;
  if (first === undefined) throw new Error('no item');
  const leftOut = first.entries.map((entry) => ({ entry, reason: 'killed', decisions: [] }));
  return { ...manifest, items: rest, leftOut };
}
