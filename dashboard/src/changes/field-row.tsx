import { WordDiff } from '../controls/word-diff.tsx';
import type { ChangeRow } from './change-rows.ts';

/** One thing that differs: what it was on the left, what it is on the right. */
export function FieldRow({ row: { name, before, after } }: { readonly row: ChangeRow }) {
  return (
    <div className="change-row" role="group" aria-label={name}>
      <p className="change-name" aria-hidden="true">
        {name}
      </p>
      <Side side="before" lines={before} others={after} />
      <Side side="after" lines={after} others={before} />
    </div>
  );
}

interface SideProps {
  readonly side: 'before' | 'after';
  readonly lines: readonly string[];
  readonly others: readonly string[];
}

function Side({ side, lines, others }: SideProps) {
  const [only, second] = others;
  const isPair = lines.length === 1 && only !== undefined && second === undefined;
  return (
    <div className={`change-side ${side}`}>
      <span className="hidden">{`${side}: `}</span>
      {lines.length === 0 && <span className="aside">none</span>}
      {lines.map((line, place) => (
        <p key={`${place} ${line}`} dir="auto">
          <Marked side={side} line={line} other={isPair ? only : ''} />
        </p>
      ))}
    </div>
  );
}

function Marked({
  side,
  line,
  other,
}: Pick<SideProps, 'side'> & { readonly line: string; readonly other: string }) {
  return side === 'before' ? (
    <WordDiff before={line} after={other} side={side} />
  ) : (
    <WordDiff before={other} after={line} side={side} />
  );
}
