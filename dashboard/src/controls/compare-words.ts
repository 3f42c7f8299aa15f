import { diffArrays } from 'diff';

/** A stretch of two texts that is in both, or in one of them. */
export interface WordPart {
  /** Where it begins in the two texts, one after the other. */
  readonly place: number;
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** Texts with more differences than this have little in common that is worth showing. */
const maxDifferences = 300;
/** Knows the words of every script. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Which words of two texts differ. What is the same and what is gone are the one text, what is the same and what is new the other. */
export function compareWords(before: string, after: string): readonly WordPart[] {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const found = diffArrays(left, right, { maxEditLength: maxDifferences }) ?? [
    { value: left, added: false, removed: true },
    { value: right, added: true, removed: false },
  ];
  const stretches: Stretch[] = [];
  for (const [place, { value, added, removed }] of found.entries()) {
    const text = value.join('');
    if (added) stretches.push({ same: '', gone: '', new: text });
    else if (removed) stretches.push({ same: '', gone: text, new: '' });
    // A space between two words that differ is no common ground.
    else if (/^\s+$/u.test(text) && place > 0 && place < found.length - 1)
      stretches.push({ same: '', gone: text, new: text });
    else stretches.push({ same: text, gone: '', new: '' });
  }
  return toParts(stretches);
}

interface Stretch {
  readonly same: string;
  readonly gone: string;
  readonly new: string;
}

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** What is gone in one piece, then what is new instead. */
function toParts(stretches: readonly Stretch[]): readonly WordPart[] {
  const parts: WordPart[] = [];
  let place = 0;
  let [gone, added] = ['', ''];
  const push = (kind: WordPart['kind'], text: string) => {
    if (text !== '') parts.push({ place, text, kind });
    place += text.length;
  };
  const flush = () => {
    push('gone', gone);
    push('new', added);
    [gone, added] = ['', ''];
  };
  for (const stretch of stretches) {
    gone += stretch.gone;
    added += stretch.new;
    if (stretch.same === '') continue;
    flush();
    push('same', stretch.same);
  }
  flush();
  return parts;
}
