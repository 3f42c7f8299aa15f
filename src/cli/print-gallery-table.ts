import type { ListedGallery } from '../client/listing-schemas.ts';
import { fitCell } from './fit-cell.ts';

const columns: readonly { readonly width: number; readonly cell: (gallery: ListedGallery) => string }[] = [
  { width: 16, cell: ({ revisedAt }) => revisedAt.slice(0, 16).replace('T', ' ') },
  { width: 9, cell: ({ state }) => state },
  {
    width: 9,
    cell: ({ summary }) => (summary === null ? '-' : `${summary.entries} → ${summary.items}`),
  },
  { width: 12, cell: ({ source }) => source },
  { width: 52, cell: ({ headline, name }) => headline ?? name },
  { width: 40, cell: ({ id }) => id },
];

/** Galleries for the eye, a row each: when it came, its state, entries → items, source, headline, id. */
export function printGalleryTable(galleries: readonly ListedGallery[]): string {
  const rows = galleries.map((gallery) =>
    columns.map(({ cell, width }) => fitCell(printable(cell(gallery)), width)).join('  '),
  );
  return rows.map((row) => `${row.trimEnd()}\n`).join('');
}

/** What a sender wrote must not move the terminal's cursor. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}
