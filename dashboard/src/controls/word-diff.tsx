import { useMemo } from 'react';
import { compareWords } from './compare-words.ts';

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
