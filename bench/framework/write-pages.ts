import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { scenarios } from '../scenarios.ts';
import { printMeasured, printNumber, printReach, printTable } from './print-table.ts';
import { readResult } from './result.ts';
import { isReached, type Figure, type Row } from './scenario.ts';

const folder = new URL('../../docs/', import.meta.url);
const summary = 'summary';

/**
 * Writes the kept results into the pages of `docs/` that have a place for them, between `<!-- bench NAME -->` and
 * `<!-- bench end -->`; `<!-- bench summary -->` holds all figures. What stands around these places is left as it is.
 */
export function writePages(): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    const file = new URL(name, folder);
    const before = readFileSync(file, 'utf8');
    const after = fillPlaces(before);
    if (after !== before) writeFileSync(file, after);
  }
}

function fillPlaces(page: string): string {
  return page.replace(
    /(<!-- bench ([a-z-]+) -->\n)[^]*?(<!-- bench end -->)/gu,
    (place, start: string, name: string, end: string) => {
      const text = name === summary ? printSummary() : printResult(name);
      return text === null ? place : `${start}\n${text}\n\n${end}`;
    },
  );
}

function printResult(name: string): string | null {
  const result = readResult(name);
  if (result === null) return null;
  return `\`npm run bench ${name}\` on ${result.machine}, ${result.day}.\n\n${printMeasured(result)}`;
}

function printSummary(): string {
  return printTable(
    scenarios.flatMap(({ name, what, beside }) =>
      (readResult(name)?.figures ?? []).map((figure) => printSummaryRow({ what, beside }, figure)),
    ),
  );
}

function printSummaryRow({ what, beside }: { what: string; beside: string }, figure: Figure): Row {
  return {
    what: figure.name === '' ? what : `${what}: ${figure.name}`,
    beside,
    'to reach': printReach(figure),
    measured: `${printNumber(figure.value)} ${figure.unit}`.trimEnd(),
    reached: isReached(figure) ? 'yes' : '**no**',
  };
}
