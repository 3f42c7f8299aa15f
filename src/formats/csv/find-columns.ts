import { ExpectedError } from '../../errors.ts';
import { csvFields, type CsvField, type FieldNames } from '../../pipeline/rules.ts';
import { foldName } from './find-header.ts';

/** Which column holds what, by their places. */
export interface TableColumns {
  readonly places: ReadonlyMap<CsvField, number>;
  /** The names of the columns from which nothing is read. */
  readonly unread: readonly string[];
}

/** The names of a table's columns → what each holds: as given, else by the names that are known. */
export function findColumns(
  header: readonly string[],
  given: ReadonlyMap<CsvField, string>,
  names: FieldNames['csv'],
  input: string,
): TableColumns {
  const folded = header.map(foldName);
  const taken = new Set<number>();
  const places = new Map<CsvField, number>();
  for (const [field, column] of given) {
    const at = folded.indexOf(foldName(column));
    if (at === -1) throw invalid(input, `no column '${column}'`, header);
    places.set(field, at);
    taken.add(at);
  }
  for (const field of csvFields) {
    if (places.has(field)) continue;
    const at = names[field].map((name) =>
      folded.findIndex((cell, index) => cell === name && !taken.has(index)),
    );
    const found = at.find((place) => place !== -1);
    if (found === undefined) continue;
    places.set(field, found);
    taken.add(found);
  }
  if (!places.has('caption')) throw invalid(input, 'no column for captions', header);
  return { places, unread: header.filter((name, index) => !taken.has(index) && name.trim() !== '') };
}

const maxNamed = 20;

function invalid(input: string, what: string, header: readonly string[]): ExpectedError {
  const columns = header.slice(0, maxNamed).map((name) => `'${name.trim().slice(0, 40)}'`);
  return new ExpectedError(
    'GALLERY_INVALID',
    `${input} has ${what}; it has ${columns.join(', ')}. Name them like caption=Beschreibung,credit=Quelle`,
  );
}
