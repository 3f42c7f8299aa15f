import { expect, test } from 'vitest';
import type { RunChanges } from '../../src/client/change-schemas.ts';
import { printChanges } from '../../src/cli/print-changes.ts';

const none = { same: 0, changed: 0, split: 0, merged: 0, regrouped: 0, added: 0, gone: 0 };
const noWarnings = { gone: [], new: [] };
const item = (position: number, caption: string) => ({
  id: `item-${position}`,
  position,
  caption,
  credit: 'AP Photo/Ida Brandt',
  entries: [position],
});

test('words that went and words that came are marked, what stayed is not told', () => {
  const changes: RunChanges = {
    galleryId: 'gal_1',
    runId: 'run_2',
    since: 'run_1',
    isSame: false,
    counts: { ...none, same: 3, changed: 1, merged: 1 },
    changes: {
      items: [
        {
          kind: 'same',
          before: [item(1, 'Same.')],
          after: [item(1, 'Same.')],
          fields: [],
          warnings: noWarnings,
        },
        {
          kind: 'changed',
          before: [item(2, 'A ferry leaves.')],
          after: [item(2, 'A tug leaves.')],
          fields: [
            { field: 'caption', before: 'A ferry leaves.', after: 'A tug leaves.' },
            { field: 'flags', before: [], after: ['pool'] },
          ],
          warnings: {
            gone: [],
            new: [{ code: 'no-credit', message: 'no entry of this photo names a credit' }],
          },
        },
        {
          kind: 'merged',
          before: [item(3, 'A dog.'), item(4, 'The dog.')],
          after: [item(3, 'A dog.')],
          fields: [],
          warnings: noWarnings,
        },
      ],
      entries: [{ kind: 'left-out', text: 'A killed photo.', reason: 'killed' }],
      gallery: [{ field: 'rules', before: 'a', after: 'b' }],
      warnings: noWarnings,
      isReordered: true,
    },
  };
  expect(printChanges(changes)).toBe(`run_2 since run_1: 3 same, 1 changed, 1 merged, another order
#2 changed: A tug leaves.
  caption: A [-ferry-]{+tug+} leaves.
  flags: {+pool+}
  + warning no-credit: no entry of this photo names a credit
#3 merged
  - A dog. (AP Photo/Ida Brandt)
  - The dog. (AP Photo/Ida Brandt)
  + A dog. (AP Photo/Ida Brandt)
entry left-out (killed): A killed photo.
`);
});

test('nothing is told as nothing', () => {
  const changes = { items: [], entries: [], gallery: [], warnings: noWarnings, isReordered: false };
  const same = { galleryId: 'gal_1', runId: 'run_2', since: 'run_1', isSame: true, counts: none, changes };
  expect(printChanges(same)).toBe('run_2 since run_1: nothing changes\n');
});
