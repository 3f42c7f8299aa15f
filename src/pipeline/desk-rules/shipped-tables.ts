import type { AgencyRow, CreditStyleRow } from '../../desk-rules/desk-rules.ts';
import { type WordListId, wordListIds } from '../../desk-rules/word-lists.ts';
import { RuleFile } from '../rule-file.ts';
import type { RuleFiles } from '../rules.ts';

/** The tables that ship, as far as a desk may change them: the same shapes as its changes. */
export interface ShippedTables {
  readonly agencies: readonly AgencyRow[];
  readonly creditStyles: readonly CreditStyleRow[];
  readonly words: Readonly<Record<WordListId, readonly string[]>>;
}

/** Reads them out of the rule files. */
export function readShippedTables(files: RuleFiles): ShippedTables {
  const words = wordListIds.map((id) => [id, readWords(files, id)] as const);
  return {
    agencies: new RuleFile('agencies.json', files.agencies).objects('agencies').map(readAgency),
    creditStyles: new RuleFile('credit-styles.json', files.creditStyles).objects('styles').map(readStyle),
    words: Object.fromEntries(words) as ShippedTables['words'],
  };
}

/** `credits.labels.whole` → the file and the place in it. */
export function placeOf(id: WordListId): { readonly file: keyof RuleFiles; readonly path: string } {
  const [file = '', ...rest] = id.split('.');
  return { file: file as keyof RuleFiles, path: rest.join('.') };
}

function readWords(files: RuleFiles, id: WordListId): readonly string[] {
  const { file, path } = placeOf(id);
  return new RuleFile(`${file}.json`, files[file]).texts(path);
}

function readAgency(row: RuleFile): AgencyRow {
  const forms = row.keys('forms').map((form): [string, string[]] => [form, [...row.texts(`forms.${form}`)]]);
  return {
    name: row.text('name'),
    isInCreditsOnly: row.value('isInCreditsOnly') === true,
    forms: Object.fromEntries(forms),
  };
}

function readStyle(row: RuleFile): CreditStyleRow {
  const templates = row.objects('templates').map((template) => ({
    line: template.text('line'),
    ...(template.value('agency') !== undefined && { agency: template.text('agency') }),
    ...(template.value('from') !== undefined && { from: template.text('from') }),
  }));
  return { name: row.text('name'), templates };
}
