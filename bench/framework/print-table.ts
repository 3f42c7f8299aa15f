import { isReached, type Figure, type Measured, type Table } from './scenario.ts';

/** All that was measured, as Markdown: tables, then the figures beside what is to be reached. */
export function printMeasured({ tables, figures }: Measured): string {
  return [...tables.map(printTitled), printFigures(figures)].filter((part) => part !== '').join('\n\n');
}

/** A Markdown table with the first row's keys as its columns. */
export function printTable(rows: Table['rows']): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => printCell(row[column] ?? '')));
  return [columns, columns.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `≤ 5 ×` */
export function printReach({ reach, unit }: Pick<Figure, 'reach' | 'unit'>): string {
  return `${'atMost' in reach ? `≤ ${reach.atMost}` : `≥ ${reach.atLeast}`} ${unit}`.trimEnd();
}

/** Three digits that count: 0.0123, 1.23, 12.3, 1,230. */
export function printNumber(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

function printTitled({ title, rows }: Table): string {
  return title === '' ? printTable(rows) : `${title}\n\n${printTable(rows)}`;
}

function printFigures(figures: readonly Figure[]): string {
  if (figures.length === 0) return '';
  return printTable(
    figures.map((figure) => ({
      figure: figure.name,
      measured: `${printNumber(figure.value)} ${figure.unit}`.trimEnd(),
      'to reach': printReach(figure),
      reached: isReached(figure) ? 'yes' : '**no**',
    })),
  );
}

function printCell(cell: string | number): string {
  return typeof cell === 'number' ? printNumber(cell) : cell;
}
