import type { Item, Manifest } from '../pipeline/manifest.ts';
import { type Column, printTable } from './print-table.ts';

const columns: readonly Column<Item>[] = [
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
  return `${title}\n${counts}\n${printTable(columns, items)}`;
}
