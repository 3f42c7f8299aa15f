import { ExpectedError } from '../errors.ts';
import { compareCaptions } from '../pipeline/duplicates/compare-captions.ts';
import { prepareEntry } from '../pipeline/prepare-entry.ts';
import { loadRules } from '../rules.ts';
import { loneEntry } from './lone-entry.ts';
import { readOptions } from './read-options.ts';
import { readPairQuestion } from './read-question.ts';
import { transformLines } from './transform-lines.ts';

/** `cutline compare`: are two captions of one photo, and why. Unsure is not the same: a wrong merge hides a photo. */
export async function run(args: readonly string[]): Promise<number> {
  const { positionals } = readOptions(args, {});
  if (positionals.length > 0) throw new ExpectedError('USAGE', 'compare reads its pairs on stdin');
  const rules = loadRules();
  return transformLines((line) => {
    const { a, b } = readPairQuestion(line);
    const first = prepareEntry(loneEntry(a), rules, null);
    const second = prepareEntry({ ...loneEntry(b), index: 1, locator: { line: 2 } }, rules, null);
    const { band, relation, score, reason } = compareCaptions(first, second, rules.thresholds);
    const isSame = band === 'same';
    return { same: isSame, relation: isSame ? relation : null, score, reason };
  });
}
