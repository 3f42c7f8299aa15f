/**
 * `npm run bench:check [-- NAME…]`: the short form of all ratios of CPU times, beside those of the last full run. It fails where
 * one is half as dear again as recorded, after a second try: what else the machine did may have fallen on one side.
 */
import { findScenarios } from './framework/find-scenarios.ts';
import { measureApart } from './framework/measure-apart.ts';
import { printNumber, printTable } from './framework/print-table.ts';
import { readResult } from './framework/result.ts';
import { timesWorse, type Figure, type Row, type Scenario } from './framework/scenario.ts';

const mostTimesWorse = 1.5;

interface Checked {
  readonly scenario: string;
  readonly figure: Figure;
  readonly recorded: number;
  readonly worse: number;
}

const startMs = performance.now();
const rows: Row[] = [];
let failures = 0;
for (const scenario of findScenarios(process.argv.slice(2))) {
  const first = await check(scenario);
  const checked = first.some(isTooDear) ? better(first, await check(scenario)) : first;
  failures += checked.filter(isTooDear).length;
  rows.push(...checked.map(toRow));
}
console.log(printTable(rows));
const seconds = Math.round((performance.now() - startMs) / 1000);
console.log(
  `\n${rows.length} ratios in ${seconds} s, ${failures} more than ${mostTimesWorse} times the recorded`,
);
process.exitCode = failures === 0 ? 0 : 1;

/** The figures of a scenario that are held to the record; none where it has no such figure. */
async function check(scenario: Scenario): Promise<readonly Checked[]> {
  const recorded = readResult(scenario.name)?.figures.filter(({ isChecked }) => isChecked) ?? [];
  if (recorded.length === 0) return [];
  const { figures } = await measureApart(scenario, 'short');
  return recorded.map(({ name, value }) => {
    const figure = figures.find((each) => each.name === name);
    if (figure === undefined) throw new Error(`${scenario.name} no longer measures ${name || 'its ratio'}`);
    return { scenario: scenario.name, figure, recorded: value, worse: timesWorse(figure, value) };
  });
}

function isTooDear({ worse }: Checked): boolean {
  return worse > mostTimesWorse;
}

/** Of two tries the better, figure by figure. */
function better(first: readonly Checked[], second: readonly Checked[]): readonly Checked[] {
  return first.map((checked, at) => {
    const again = second[at] ?? checked;
    return again.worse < checked.worse ? again : checked;
  });
}

function toRow(checked: Checked): Row {
  const { scenario, figure, recorded, worse } = checked;
  return {
    scenario,
    figure: figure.name,
    measured: `${printNumber(figure.value)} ${figure.unit}`,
    recorded: `${printNumber(recorded)} ${figure.unit}`,
    'times worse': worse,
    held: isTooDear(checked) ? '**no**' : 'yes',
  };
}
