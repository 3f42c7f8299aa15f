import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../client.ts';
import { Problem } from '../controls/problem.tsx';
import { WordDiff } from '../controls/word-diff.tsx';
import { useDeskDraft } from './desk-draft.ts';

const newest = 20;
const askAfterMs = 250;

/** The newest galleries' credit lines in the style as it stands on the page. */
export function CreditPreview() {
  const { rules } = useDeskDraft();
  const { house, creditStyles } = rules;
  const asked = useRested(JSON.stringify({ house, creditStyles }));
  const preview = useQuery({
    queryKey: ['rules', 'credit-lines', asked],
    queryFn: () => client.printCreditLines(JSON.parse(asked) as { house: typeof house }, newest),
    placeholderData: keepPreviousData,
  });
  const lines = preview.data?.lines ?? [];
  const changed = lines.filter(({ before, after }) => before !== after).length;
  return (
    <section aria-label="Preview of credits" className="settings-card">
      <h2>{`Credits of the ${newest} newest galleries`}</h2>
      <Problem error={preview.error} />
      <p role="status" className="aside">
        {preview.isSuccess && lines.length === 0
          ? 'No gallery is published yet.'
          : `${changed} of ${lines.length} credit lines would be printed otherwise.`}
      </p>
      <ul className="credit-lines">
        {lines.map(({ galleryId, headline, before, after }) => (
          <li key={`${before}\n${after}`}>
            <span dir="auto" className="aside">
              <WordDiff before={before} after={after} side="before" />
            </span>
            <span dir="auto">
              <span className="hidden">is printed </span>
              <WordDiff before={before} after={after} side="after" />
            </span>
            <a href={`/galleries/${encodeURIComponent(galleryId)}`} dir="auto">
              {headline ?? 'the gallery'}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A value once it has not changed for a moment. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), askAfterMs);
    return () => window.clearTimeout(timer);
  }, [value]);
  return rested;
}
