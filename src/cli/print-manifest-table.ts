import type { Item, Manifest } from '../pipeline/manifest.ts';
import { fitCell } from './fit-cell.ts';

const columns: readonly {
  readonly title: string;
  readonly width: number;
  readonly cell: (item: Item) => string;
}[] = [
  { title: 'entries', width: 7, cell: ({ entries }) => String(entries.length) },
  { title: 'credit', width: 34, cell: ({ credit }) => credit.line ?? '-' },
  {
    title: 'date',
    width: 20,
    cell: ({ date }) => (date.value === null ? '-' : `${date.value} ${date.basis}`),
  },
  { title: 'caption', width: 52, cell: ({ caption }) => caption.lead },
];

/** A manifest for the eye: what came in, what came out, one row a photo. */
export function printManifestTable({ source, headline, report, items }: Manifest): string {
  const title = headline === null ? source.name : `${source.name}: ${headline}`;
  const counts = `${report.entries} entries → ${report.items} items, ${report.collapsed} collapsed`;
  const head = columns.map(({ title: name, width }) => fitCell(name, width)).join('  ');
  const rows = items.map((item) => columns.map(({ cell, width }) => fitCell(cell(item), width)).join('  '));
  return `${title}\n${counts}\n${[head, ...rows].map((row) => `  ${row.trimEnd()}`).join('\n')}\n`;
}
