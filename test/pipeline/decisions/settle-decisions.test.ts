import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleDecisions, type GroupingDecision } from '../../../src/pipeline/decisions/settle-decisions.ts';

const count = 7;
const decision = fc.record({
  kind: fc.constantFrom('merge' as const, 'keep-apart' as const),
  named: fc.array(fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 2 }), {
    minLength: 2,
    maxLength: 4,
  }),
});
const lists = fc
  .array(decision, { maxLength: 6 })
  .map((list) => list.map((each, at): GroupingDecision => ({ id: `d${at}`, ...each })));

/** The nearer the numbers, the nearer the things. */
function nearness(a: number, b: number): number {
  return -Math.abs(a - b);
}

const things = Array.from({ length: count }, (_, index) => index);
const pairs = things.flatMap((a) => things.filter((b) => b > a).map((b) => [a, b] as const));

describe('settled decisions', () => {
  test('contradict neither themselves nor the last word', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { areOne, areApart, overruled } = settleDecisions(count, list, nearness);
        expect(pairs.filter(([a, b]) => areOne(a, b) && areApart(a, b))).toEqual([]);
        expect(overruled.filter(({ id }) => id === list.at(-1)?.id)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('hold pair by pair for everything that is not overruled', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { areOne, areApart, overruled } = settleDecisions(count, list, nearness);
        const lost = new Set(overruled.map(({ id }) => id));
        const broken = list.filter(({ id, kind, named }) => {
          if (lost.has(id)) return false;
          if (kind === 'merge') return named.flat().some((a) => named.flat().some((b) => !areOne(a, b)));
          return named.some((some, at) =>
            named
              .slice(at + 1)
              .some((others) => some.some((a) => others.some((b) => a !== b && !areApart(a, b)))),
          );
        });
        expect(broken).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('name the later decision that completes a contradiction', () => {
    const list: readonly GroupingDecision[] = [
      { id: 'd1', kind: 'keep-apart', named: [[0], [2]] },
      { id: 'd2', kind: 'merge', named: [[0], [1]] },
      { id: 'd3', kind: 'merge', named: [[1], [2]] },
    ];
    const { areOne, overruled } = settleDecisions(count, list, nearness);
    expect(areOne(0, 2)).toBe(true);
    expect(overruled).toEqual([
      { id: 'd1', by: 'd2', reason: 'a later decision merges what it keeps apart' },
    ]);
  });

  test('come about without looking at every pair', () => {
    let looks = 0;
    const many = 10_000;
    const list = Array.from({ length: 1000 }, (_, at): GroupingDecision => ({
      id: `d${at}`,
      kind: at % 2 === 0 ? 'merge' : 'keep-apart',
      named: Array.from({ length: 5 }, (_name, name) => [(at * 7 + name * 1303) % many]),
    }));
    settleDecisions(many, list, (a, b) => {
      looks += 1;
      return nearness(a, b);
    });
    expect(looks).toBeLessThan(many);
  });
});
