import { noCredit } from '../credits/merge-credits.ts';
import { parseCredit } from '../credits/parse-credit.ts';
import type { Warning } from '../gallery.ts';
import { flags, type Item } from '../manifest.ts';
import { findLead } from '../sentences/find-lead.ts';
import { detectLanguage } from '../captions/detect-language.ts';
import type { Rules } from '../rules.ts';
import type { DecidedPhoto } from './decide-photos.ts';
import { readDecidedDate } from './read-decided-date.ts';

/**
 * Puts an editor's caption, credit and date in the place of those that were found, and drops the warnings that they answer.
 * The words are printed as decided, in no other style; the item's id stays what it was.
 */
export function decideItem(item: Item, decided: DecidedPhoto, rules: Rules): Item {
  const withCaption = decided.caption === null ? item : decideCaption(item, decided.caption);
  const withCredit = decided.credit === null ? withCaption : decideCredit(withCaption, decided.credit, rules);
  return decided.date === null ? withCredit : decideDate(withCredit, decided.date);
}

function decideCaption(item: Item, text: string): Item {
  return { ...item, caption: { text, lead: findLead(text), language: detectLanguage(text) } };
}

function decideCredit(item: Item, line: string, rules: Rules): Item {
  const reading = parseCredit(line, rules);
  const found = new Set([...item.flags, ...(reading?.flags ?? [])]);
  return {
    ...item,
    credit: { ...(reading?.credit ?? noCredit), line },
    flags: flags.filter((flag) => found.has(flag)),
    warnings: [...without(item.warnings, ['no-credit']), ...(reading === null ? [unread(item)] : [])],
  };
}

function unread({ entries }: Item): Warning {
  const message = 'nobody is known by the credit that an editor decided: only its line stands';
  return { code: 'credit-unread', message, ...(entries[0] !== undefined && { entry: entries[0].index }) };
}

function decideDate(item: Item, value: string): Item {
  const date = readDecidedDate(value);
  if (date === null) return item;
  return {
    ...item,
    date,
    warnings: without(item.warnings, ['weekday-mismatch', 'impossible-date', 'ambiguous-date']),
  };
}

function without(warnings: readonly Warning[], codes: readonly string[]): readonly Warning[] {
  return warnings.filter(({ code }) => !codes.includes(code));
}
