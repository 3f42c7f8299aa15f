import { compareTwoStrings } from 'string-similarity';
import { makeWireCaptions } from '../test/generators/wire-captions.ts';
import { compareInTurns } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import type * as diceCoefficientModule from '../src/pipeline/duplicates/dice-coefficient.ts';

/** The same pairs of captions: each prepared once, as grouping does, beside the package that prepares both anew each time. */
export const dice: Scenario = {
  name: 'dice',
  what: "Dice's coefficient on the hot path",
  beside: 'string-similarity, with equal values',
  reach: '≥ 15 × faster',
  onlyWhenNamed: null,
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const { diceCoefficient, prepareBigrams } = await loadBuilt<typeof diceCoefficientModule>(
    'pipeline/duplicates/dice-coefficient',
  );
  const captions = makeWireCaptions(40, 3);
  const prepared = captions.map(prepareBigrams);
  const beside = () => compareAll(captions, compareTwoStrings);
  const rounds = effort === 'full' ? 25 : 7;
  const compared = await compareInTurns(
    { ours: () => compareAll(prepared, diceCoefficient), beside },
    { rounds },
  );
  const preparing = await compareInTurns({ ours: () => captions.map(prepareBigrams), beside }, { rounds: 5 });
  const toMicroseconds = (ms: number) => (1000 * ms) / captions.length ** 2;
  const rows = [
    {
      step: 'one comparison',
      'Cutline, CPU µs': toMicroseconds(compared.oursMs),
      'string-similarity, CPU µs': toMicroseconds(compared.besideMs),
    },
    {
      step: 'preparing one caption, once',
      'Cutline, CPU µs': (1000 * preparing.oursMs) / captions.length,
      'string-similarity, CPU µs': '–',
    },
  ];
  const value = 1 / compared.ratio;
  return {
    tables: [{ title: '', rows }],
    figures: [{ name: 'times faster', value, unit: '×', reach: { atLeast: 15 }, isChecked: true }],
  };
}

function compareAll<Text>(texts: readonly Text[], compare: (a: Text, b: Text) => number): number {
  let total = 0;
  for (const a of texts) for (const b of texts) total += compare(a, b);
  return total;
}
