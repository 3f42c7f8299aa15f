import { describe, expect, test } from 'vitest';
import { fieldRows, galleryRows, warningRows } from '../../dashboard/src/changes/change-rows.ts';
import type { FieldChange } from '../../src/client/change-schemas.ts';

const credit = {
  line: 'AP Photo/Ida Brandt',
  creators: ['Ida Brandt'],
  agency: 'AP',
  provider: null,
  via: [],
};
const photo = { uri: 'quay.jpg', sha256: 'a'.repeat(64), width: 1200, height: 800, perceptualHash: null };

const changes: readonly (readonly [string, FieldChange, readonly string[]])[] = [
  ['a caption', { field: 'caption', before: 'A tug.', after: 'A ferry.' }, ['caption: A tug. → A ferry.']],
  [
    'of a credit the parts that differ',
    { field: 'credit', before: credit, after: { ...credit, line: 'Ida Brandt, Reuters', agency: 'Reuters' } },
    ['credit: AP Photo/Ida Brandt → Ida Brandt, Reuters', 'credit: agency: AP → Reuters'],
  ],
  [
    'a date that is found',
    {
      field: 'date',
      before: { value: null, precision: null, basis: 'none', text: null },
      after: { value: '2026-05-04', precision: 'day', basis: 'stated', text: 'May 4, 2026' },
    },
    [
      'date:  → 2026-05-04',
      'date: precision:  → day',
      'date: basis: none → stated',
      'date: text:  → May 4, 2026',
    ],
  ],
  ['flags', { field: 'flags', before: [], after: ['file', 'pool'] }, ['flags:  → file, pool']],
  [
    'a photo that came',
    { field: 'photo', before: null, after: photo },
    ['photo:  → quay.jpg', 'photo: size:  → 1200 × 800', `photo: content:  → ${'a'.repeat(12)}`],
  ],
  [
    'other decisions',
    { field: 'decisions', before: ['a'], after: ['b'] },
    ['decisions: 1 decision → 1 other decision'],
  ],
  [
    'only those entries that came or went',
    { field: 'entries', before: ['exact: A tug.'], after: ['exact: A tug.', 'near: A tug waits.'] },
    ['made of:  → near: A tug waits.'],
  ],
];

describe('what differs of an item', () => {
  test.each(changes)('%s', (_, change, rows) => {
    expect(fieldRows(change, true).map(print)).toEqual(rows);
  });

  test('is the lead only where the caption, which holds it, is not shown', () => {
    const lead: FieldChange = { field: 'lead', before: 'A tug.', after: 'A ferry.' };
    expect([fieldRows(lead, true).length, fieldRows(lead, false).length]).toEqual([0, 1]);
  });
});

test('what differs of a gallery is told, but no digests', () => {
  const none = { applied: [], stale: [], overruled: [] };
  const rows = galleryRows([
    { field: 'headline', before: null, after: 'The quay' },
    {
      field: 'referenceDate',
      before: { value: null, basis: 'none' },
      after: { value: '2026-05-04', basis: 'given' },
    },
    { field: 'decisions', before: none, after: { ...none, applied: ['a', 'b'] } },
    { field: 'rules', before: 'aaaa', after: 'bbbb' },
  ]);
  expect(rows.map(print)).toEqual([
    'headline:  → The quay',
    'sent on:  → 2026-05-04',
    'sent on: basis: none → given',
    'decisions applied: 0 decisions → 2 decisions',
  ]);
});

test('warnings are gone or new', () => {
  const warning = { code: 'no-credit', message: 'nobody is credited' };
  expect(warningRows({ gone: [warning], new: [] }).map(print)).toEqual(['warnings: nobody is credited → ']);
  expect(warningRows({ gone: [], new: [] })).toEqual([]);
});

function print({ name, before, after }: ReturnType<typeof fieldRows>[number]): string {
  return `${name}: ${before.join('; ')} → ${after.join('; ')}`;
}
