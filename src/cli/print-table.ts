import { fitCell } from './fit-cell.ts';

export interface Column<Row> {
  readonly title: string;
  /** In characters; what is longer is cut off. */
  readonly width: number;
  readonly cell: (row: Row) => string;
}

/** Rows for the eye under their columns' titles, indented. */
export function printTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const head = columns.map(({ title, width }) => fitCell(title, width)).join('  ');
  const lines = rows.map((row) => columns.map(({ cell, width }) => fitCell(cell(row), width)).join('  '));
  return `${[head, ...lines].map((line) => `  ${line.trimEnd()}`).join('\n')}\n`;
}
