import { describe, expect, test } from 'vitest';
import { readRetryAfter } from '../../src/outputs/read-retry-after.ts';
import { retryDelay } from '../../src/outputs/retry-delay.ts';

const usual = { attempts: 10, firstMs: 30_000 };

describe('attempts', () => {
  test('come ever later, ten of them over most of a day', () => {
    const delays = Array.from({ length: 9 }, (_, at) => retryDelay(usual, at + 1, null, 0.5));
    expect(delays.slice(0, 4)).toEqual([30_000, 75_000, 187_500, 468_750]);
    const hours = delays.reduce((sum, ms) => sum + ms, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(18);
    expect(hours).toBeLessThan(26);
  });

  test('that failed together come back apart', () => {
    expect(retryDelay(usual, 1, null, 0)).toBe(24_000);
    expect(retryDelay(usual, 1, null, 1)).toBe(36_000);
  });

  test('come no sooner than the receiver wants', () => {
    expect(retryDelay(usual, 1, 600_000, 0.5)).toBe(600_000);
    expect(retryDelay(usual, 1, 1000, 0.5)).toBe(30_000);
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-05-04T10:00:00Z');
  test.each([
    ['120', 120_000],
    ['Mon, 04 May 2026 10:05:00 GMT', 300_000],
    ['Mon, 04 May 2026 09:00:00 GMT', null],
    ['0', null],
    ['soon', null],
    ['999999999', 86_400_000],
    [undefined, null],
  ])('%s is %s milliseconds', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms);
  });
});
