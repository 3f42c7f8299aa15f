import type { Item, Manifest } from '../pipeline/manifest.ts';

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
  const head = columns.map(({ title: name, width }) => fit(name, width)).join('  ');
  const rows = items.map((item) => columns.map(({ cell, width }) => fit(cell(item), width)).join('  '));
  return `${title}\n${counts}\n${[head, ...rows].map((row) => `  ${row.trimEnd()}`).join('\n')}\n`;
}

function fit(text: string, width: number): string {
  const characters = Array.from(text);
  return characters.length > width
    ? `${characters.slice(0, width - 1).join('')}…`
    : text.padEnd(width + text.length - characters.length);
}
