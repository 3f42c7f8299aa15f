import { ExpectedError } from '../errors.ts';
import { detectLanguage } from '../pipeline/captions/detect-language.ts';
import { noFields, type ReceivedEntry } from '../pipeline/gallery.ts';
import { prepareEntry } from '../pipeline/prepare-entry.ts';
import type { PreparedEntry } from '../pipeline/prepared-entry.ts';
import { findLead } from '../pipeline/sentences/find-lead.ts';
import { loadRules } from '../rules.ts';
import { loneEntry } from './lone-entry.ts';
import { readDay, readOptions } from './read-options.ts';
import { readCaptionQuestion, type CaptionQuestion } from './read-question.ts';
import { transformLines } from './transform-lines.ts';

/** `cutline parse`: what one caption says, its credit, date and flags. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { 'reference-date': { type: 'string' } });
  const [caption, ...others] = positionals;
  if (others.length > 0) throw new ExpectedError('USAGE', 'parse takes one caption; quote it');
  const referenceDate = readDay('--reference-date', values['reference-date']);
  const rules = loadRules();
  const answer = (question: CaptionQuestion) =>
    printable(prepareEntry(toEntry(question), rules, question.referenceDate ?? referenceDate));
  if (caption === undefined) return transformLines((line) => answer(readCaptionQuestion(line)));
  const question = { caption, referenceDate, ...noFields };
  process.stdout.write(`${JSON.stringify(answer(question), null, 2)}\n`);
  return 0;
}

function toEntry({ caption, referenceDate: _day, ...fields }: CaptionQuestion): ReceivedEntry {
  return { ...loneEntry(caption), ...fields };
}

function printable({ caption, credit, date, flags, warnings }: PreparedEntry) {
  return {
    caption: { text: caption, lead: findLead(caption), language: detectLanguage(caption) },
    credit,
    date,
    flags,
    warnings,
  };
}
