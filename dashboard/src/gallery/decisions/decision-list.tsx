import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import type { DecisionList as Decisions } from '../../../../src/client/decision-schemas.ts';
import type { PublishedManifest } from '../../../../src/client/manifest-schema.ts';
import { client } from '../../client.ts';
import { isTyping } from '../../controls/is-typing.ts';
import { Moment } from '../../controls/moment.tsx';
import { Problem } from '../../controls/problem.tsx';
import { undo } from './use-decide.ts';

interface Props {
  readonly galleryId: string;
  readonly manifest: PublishedManifest;
}

type Decision = Decisions['decisions'][number];

/** What editors decided about this gallery, the newest first; `z` takes the newest back. */
export function DecisionList({ galleryId, manifest }: Props) {
  const { data, error } = useQuery({
    queryKey: ['gallery', galleryId, 'decisions'],
    queryFn: ({ signal }) => client.listDecisions(galleryId, signal),
  });
  const decisions = data?.decisions.toReversed() ?? [];
  const newest = decisions.find(({ undoneAt }) => undoneAt === null) ?? null;
  useUndoKey(galleryId, newest);
  if (error !== null) return <Problem error={error} />;
  if (decisions.length === 0) return null;
  return (
    <section className="decisions" aria-label="Decisions">
      <h2>Decisions</h2>
      <ol>
        {decisions.map((decision) => (
          <li key={decision.id} className={decision.undoneAt === null ? undefined : 'undone'}>
            <span className="relation">{decision.kind}</span> {tellEntries(decision, manifest)}
            {decision.value !== null && <q dir="auto">{decision.value}</q>} <Told decision={decision} />
            {decision.undoneAt === null && (
              <Button onPress={() => void undo(galleryId, decision.id)}>
                Undo {decision === newest && <kbd>z</kbd>}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ decision: { who, when, note, undoneAt, undoneBy, stale } }: { readonly decision: Decision }) {
  return (
    <>
      <span className="aside">
        {who} <Moment at={when} />
        {note !== null && `: ${note}`}
        {undoneAt !== null && (
          <>
            {' '}
            · taken back by {undoneBy} <Moment at={undoneAt} />
          </>
        )}
      </span>
      {stale !== null && <span className="warning">{stale}</span>}
    </>
  );
}

/** `items 2, 3`: where the entries that it speaks of stand now. */
function tellEntries({ entries }: Decision, { items, leftOut }: PublishedManifest): string {
  const keys = new Set(entries.map((name) => name.replace(/#\d+$/, '')));
  const positions = items
    .filter((item) => item.entries.some(({ key }) => key !== null && keys.has(key)))
    .map(({ position }) => position);
  if (positions.length > 0) return `${positions.length === 1 ? 'item' : 'items'} ${positions.join(', ')}`;
  return leftOut.some(({ entry }) => entry.key !== null && keys.has(entry.key)) ? 'left out' : 'gone';
}

function useUndoKey(galleryId: string, newest: Decision | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'z' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      if (newest !== null) void undo(galleryId, newest.id);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [galleryId, newest]);
}
