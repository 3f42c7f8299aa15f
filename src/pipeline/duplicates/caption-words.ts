import { withoutCutMark } from '../captions/cleaners/strip-more.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { splitSentences } from '../sentences/split-sentences.ts';
import { prepareBigrams, type PreparedBigrams } from './dice-coefficient.ts';
import { foldText } from './fold-text.ts';
import { standardForm } from './word-forms.ts';

/** A caption made ready for comparing: its words in standard form, its scene apart from its background. */
export interface CaptionWords {
  readonly entry: PreparedEntry;
  readonly words: readonly string[];
  /** The words of the sentence that says what the picture shows: the dated one, else the first. */
  readonly scene: readonly string[];
  /** Equal for copies that differ in nothing but dress. */
  readonly key: string;
  /** The scene as the score sees it, and prepared for many scores. */
  readonly sceneText: string;
  readonly bigrams: PreparedBigrams;
}

/** Prepares a caption once for all its comparisons. */
export function readCaptionWords(entry: PreparedEntry): CaptionWords {
  const text = withoutLead(withoutCutMark({ text: entry.caption }));
  const words = toWords(text);
  const scene = findScene(text);
  return {
    entry,
    words,
    scene: toWords(scene),
    key: words.join(' '),
    sceneText: scene,
    bigrams: prepareBigrams(scene),
  };
}

/** `FILE - `, `(FILES) `, `PARIS, FRANCE - OCTOBER 22: `: the wire's frame around the sentence. */
function withoutLead(text: string): string {
  return text.replace(fileLead, '').replace(datelineLead, '');
}

const fileLead = /^\(?(?:FILES?|FILED|FILE PHOTO|ARCHIV|ARCHIVO|COMBO)\)?\s*[-–—:]\s*/u;
const datelineLead =
  /^(?:UNSPECIFIED|[\p{Lu}][\p{Lu}\s.'’-]{1,40}(?:,\s[\p{Lu}\s.'’-]{2,40})?)\s[-–—]\s(?:UNSPECIFIED|UNDATED|[\p{Lu}]{3,9}\s\d{1,2}(?:,\s\d{4})?)\s?:\s*/u;

/** Wire style puts the date into the sentence that shows the scene; background may stand before it. */
function findScene(text: string): string {
  const sentences = splitSentences(text);
  return sentences.find((sentence) => fullDate.test(sentence)) ?? sentences[0] ?? text;
}

const fullDate =
  /\b\p{L}{3,10}\.?\s\d{1,2},?\s(?:19|20)\d{2}\b|\b\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?\s(?:de\s)?(?:19|20)\d{2}\b/u;

/** Folded words in standard form; what stands in brackets ("(17)", "(left)") and 's are no words of the scene. */
export function toWords(text: string): readonly string[] {
  return foldText(text)
    .replace(/\((?:[^()]{1,14})\)/gu, ' ')
    .replace(/'s\b/gu, '')
    .replace(/\b(\p{L})\.(?=\p{L}\b|\s|$)/gu, '$1')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(standardForm);
}
