import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Item, Manifest } from '../../src/pipeline/manifest.ts';
import { listFixtures, runGallery } from '../services/galleries.ts';

/** What a desk would write down about a gallery: only the fields it cares for, a photo a line group. */
interface Expected {
  readonly headline: string | null;
  readonly items: readonly ExpectedItem[];
}

interface ExpectedItem {
  /** Where the photo's entries start; JSON galleries count entries from 0, pages their captions. */
  readonly lines?: readonly number[];
  readonly entries?: readonly number[];
  readonly caption: string;
  readonly credit: string | null;
  readonly creators?: readonly string[];
  readonly date: string | null;
  readonly flags?: readonly string[];
}

describe('a gallery becomes what its desk would write', () => {
  test.each(listFixtures())('$name', async (fixture) => {
    const expected = JSON.parse(readFileSync(fixture.expectedPath, 'utf8')) as Expected;
    const manifest = await runGallery(fixture);
    expect(manifest.headline).toBe(expected.headline);
    expect(manifest.items.map((item, index) => describeItem(item, expected.items[index]))).toEqual(
      expected.items,
    );
    expectEveryEntryPlaced(manifest);
  });
});

/** An item in the words of its expectation, so that a difference reads as one. */
function describeItem(item: Item, like: ExpectedItem | undefined): ExpectedItem {
  const lines = item.entries.flatMap(({ locator }) => ('line' in locator ? [locator.line] : []));
  return {
    ...(like?.entries === undefined
      ? { lines: lines.toSorted((a, b) => a - b) }
      : { entries: item.entries.map(({ index }) => index).toSorted((a, b) => a - b) }),
    caption: item.caption.text,
    credit: item.credit.line,
    ...(like?.creators !== undefined && { creators: item.credit.creators }),
    date: item.date.value,
    ...((like?.flags !== undefined || item.flags.length > 0) && { flags: item.flags }),
  };
}

function expectEveryEntryPlaced({ items, leftOut, report }: Manifest): void {
  const placed = [...items.flatMap(({ entries }) => entries), ...leftOut.map(({ entry }) => entry)];
  expect(placed.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: report.entries }, (_, index) => index),
  );
}
