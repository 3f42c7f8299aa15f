import { ExpectedError } from '../../errors.ts';
import { csvFields, type CsvField } from '../../pipeline/rules.ts';

/** `caption=Beschreibung,credit=Quelle` → which column holds what; anything else is SETTINGS_INVALID. */
export function readColumns(text: string): ReadonlyMap<CsvField, string> {
  return new Map(text.split(',').map(readColumn));
}

function readColumn(pair: string): readonly [CsvField, string] {
  const [, word = '', column = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/su.exec(pair) ?? [];
  const field = csvFields.find((each) => each.toLowerCase() === word.toLowerCase());
  if (field !== undefined && column !== '') return [field, column];
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `columns are named like caption=Beschreibung,credit=Quelle, not '${pair.trim()}'; there are ${csvFields.join(', ')}`,
  );
}
