import { expect, test } from 'vitest';
import { shrinkSquare } from '../../../src/pipeline/photos/shrink-square.ts';

test('averages areas, also where they cut through a value', () => {
  expect([...shrinkSquare(Uint8Array.from([0, 20, 40, 60]), 2, 1)]).toEqual([30]);
  expect([...shrinkSquare(Uint8Array.from([0, 30, 60, 0, 30, 60, 90, 90, 90]), 3, 2)]).toEqual([
    10, 50, 63, 77,
  ]);
});

test('keeps what is even', () => {
  expect(new Set(shrinkSquare(new Uint8Array(64 * 64).fill(77), 64, 48))).toEqual(new Set([77]));
});
