import type { FieldNames } from '../../pipeline/rules.ts';

/** A table's delimiter, as its first line tells. */
export interface TableHeader {
  readonly delimiter: string;
  /** Where the first line that is part of the table starts, in UTF-16 units. */
  readonly start: number;
  /** How many of its columns are known by name. */
  readonly known: number;
  readonly hasCaption: boolean;
}

const delimiters = [',', ';', '\t'];
const maxHeaderLength = 20_000;

/** The first line of a text, cut at that delimiter which gives the most columns whose names are known. */
export function findHeader(
  text: string,
  names: FieldNames['csv'],
  given: ReadonlySet<string> = new Set(),
): TableHeader {
  const stated = /^\s*sep=([,;\t])[^\S\n]*\r?\n/iu.exec(text.slice(0, 100));
  const start = stated === null ? 0 : stated[0].length;
  const line = /^\s*([^\r\n]*)/u.exec(text.slice(start, start + maxHeaderLength))?.[1] ?? '';
  const found = (stated?.[1] === undefined ? delimiters : [stated[1]]).map((delimiter) => {
    const cells = line.split(delimiter).map(foldName);
    const known = Object.values(names).map((spellings) => cells.some((cell) => spellings.includes(cell)));
    const hits = known.filter(Boolean).length + cells.filter((cell) => given.has(cell)).length;
    const hasCaption = cells.some((cell) => names.caption.includes(cell));
    return { header: { delimiter, start, known: hits, hasCaption }, columns: cells.length };
  });
  const [best] = found.toSorted((a, b) => b.header.known - a.header.known || b.columns - a.columns);
  return best?.header ?? { delimiter: ',', start, known: 0, hasCaption: false };
}

/** ` "Caption-Abstract"` → `captionabstract` */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
