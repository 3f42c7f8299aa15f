import { diffWords } from 'diff';
import { useMemo } from 'react';

interface Props {
  readonly before: string;
  readonly after: string;
  /** What to show: one side of two that stand beside each other, or both in one text. */
  readonly side?: Side;
}

type Side = 'before' | 'after' | 'both';

/** A text beside another one with the words marked that differ; for those who do not see the marks they are `del` and `ins`. */
export function WordDiff({ before, after, side = 'both' }: Props) {
  const parts = useMemo(() => compareWords(before, after), [before, after]);
  return (
    <>
      {parts.map(({ place, text, kind }) => {
        if (kind === 'same') return <span key={place}>{text}</span>;
        if (kind === 'gone') return side === 'after' ? null : <Gone key={place} text={text} />;
        return side === 'before' ? null : <New key={place} text={text} />;
      })}
    </>
  );
}

function Gone({ text }: { readonly text: string }) {
  return (
    <del>
      <mark className="gone">{text}</mark>
    </del>
  );
}

function New({ text }: { readonly text: string }) {
  return (
    <ins>
      <mark className="new">{text}</mark>
    </ins>
  );
}

interface Part {
  /** Where it begins in the two texts, one after the other. */
  readonly place: number;
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** Texts with more differences than this have little in common that is worth showing. */
const maxDifferences = 300;
/** Knows the words of every script. */
const intlSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function compareWords(before: string, after: string): readonly Part[] {
  const found = diffWords(before, after, { intlSegmenter, maxEditLength: maxDifferences });
  let place = 0;
  return (found ?? allDifferent(before, after)).map(({ value, added, removed }) => {
    const part = { place, text: value, kind: kindOf(added, removed) };
    place += value.length;
    return part;
  });
}

function allDifferent(before: string, after: string) {
  return [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
}

function kindOf(added: boolean, removed: boolean): Part['kind'] {
  if (added) return 'new';
  return removed ? 'gone' : 'same';
}
