import { foldText } from '../../pipeline/duplicates/fold-text.ts';
import { searchWords } from './search-words.ts';

/** Words that must stand side by side; most often one. */
export interface SearchPhrase {
  readonly words: readonly string[];
  /** It is being typed: its last word may go on. */
  readonly isOpen: boolean;
}

/**
 * What a person typed → the phrases that must all be found: `port ald` → `port`, `ald…`. What stands in quotes or without
 * a space between (`O'Brien`) is one phrase. The last word may go on unless something follows it, be it a space. `null` when
 * there is no word in it, though there is something: nothing can be found.
 */
export function readSearch(search: string): readonly SearchPhrase[] | null {
  const text = foldText(search);
  const phrases: SearchPhrase[] = [];
  for (const match of text.matchAll(part)) {
    const [whole, quoted] = match;
    const isLast = match.index + whole.length === text.length;
    const words = searchWords(quoted ?? whole);
    const isOpen = isLast && endsInWord.test(whole);
    if (words.length > 0) phrases.push({ words, isOpen });
  }
  return phrases.length === 0 && text.trim() !== '' ? null : phrases;
}

/** A phrase in quotes, of which the second may be still to come, or what has no space in it. */
const part = /"([^"]*)"?|[^\s"]+/g;
const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
