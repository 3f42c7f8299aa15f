import fc from 'fast-check';
import type { Decision } from '../../src/pipeline/decisions/decision.ts';
import { decide, decideValue } from '../services/decisions.ts';

const instants = ['2026-05-04T10:00:00Z', '2026-05-04T11:00:00Z', '2026-05-04T11:30:00+01:00', 'a while ago'];
const values = {
  caption: ['A ferry leaves.', 'Two ferries leave. It rains.', ' '],
  credit: ['AP Photo/Ida Brandt', 'Ulf Marrow/AFP via Getty Images', '???'],
  date: ['2026', '2026-05', '2026-05-04', '2026-02-30', 'Friday'],
} as const;

/** Lists of decisions about entries with these keys: sound, contradictory, stale and senseless ones. */
export function madeDecisions(keys: readonly string[]): fc.Arbitrary<readonly Decision[]> {
  const gone = `entry-${'0'.repeat(32)}`;
  const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys) }, fc.constant(gone));
  const name = fc.oneof(
    { weight: 4, arbitrary: key },
    fc.tuple(key, fc.integer({ min: 1, max: 3 })).map(([each, number]) => `${each}#${number}`),
  );
  const names = fc.array(name, { maxLength: 5 });
  const when = fc.constantFrom(...instants);
  const plain = fc
    .tuple(fc.constantFrom('merge', 'keep-apart', 'merge', 'keep-apart', 'leave-out'), names, when)
    .map(
      ([kind, entries, at]) =>
        (id: string) =>
          decide(kind, entries, { id, when: at }),
    );
  const valued = fc
    .tuple(fc.constantFrom('caption', 'credit', 'date'), fc.nat(), names, when)
    .map(([kind, at, entries, instant]) => (id: string) => {
      const value = values[kind][at % values[kind].length] ?? '';
      return decideValue(kind, entries, value, { id, when: instant });
    });
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: plain }, valued), { maxLength: 8 })
    .map((makers) => makers.map((make, at) => make(`d${at}`)));
}
