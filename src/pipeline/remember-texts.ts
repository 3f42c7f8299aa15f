import type { Rules } from './rules.ts';

/** A reading of a text that depends on nothing but the text and the rules. */
type ReadText<Answer> = (text: string, rules: Rules) => Answer;

/** A memory keeps at most so many texts of one gallery; what comes after is read each time. */
const maxTexts = 20_000;

const galleries = new WeakSet<Rules>();

/**
 * The rules for one gallery: what `rememberTexts` made reads each text once under them. A gallery brings the same captions and
 * credits again and again, and its reader asks about lines that the cleaning asks about once more. Whoever forgets these
 * rules forgets the texts.
 */
export function forOneGallery(rules: Rules): Rules {
  const own = { ...rules };
  galleries.add(own);
  return own;
}

/** The same reading, which answers from memory what was asked before about the same gallery. Answers are shared: nobody may change one. */
export function rememberTexts<Answer>(read: ReadText<Answer>): ReadText<Answer> {
  const memories = new WeakMap<Rules, Map<string, Answer>>();
  return (text, rules) => {
    if (!galleries.has(rules)) return read(text, rules);
    const memory = memories.get(rules) ?? new Map<string, Answer>();
    if (memory.size === 0) memories.set(rules, memory);
    const known = memory.get(text);
    if (known !== undefined || memory.has(text)) return known as Answer;
    const answer = read(text, rules);
    if (memory.size < maxTexts) memory.set(text, answer);
    return answer;
  };
}
