import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { MoreButton } from '../controls/more-button.tsx';
import { counted } from '../controls/counted.ts';
import { Problem } from '../controls/problem.tsx';
import { queries } from '../live/queries.ts';
import { DoubtActions, editedField, settlementKeys } from './doubt-actions.tsx';
import { DoubtCard } from './doubt-card.tsx';
import { DoubtList } from './doubt-list.tsx';
import { ReviewFilters } from './review-filters.tsx';
import { canSettle, type Settlement, undoAcceptance } from './settle-doubt.ts';
import { useReview } from './use-review.ts';
import { useReviewFilter } from './use-review-filter.ts';
import { useReviewKeys } from './use-review-keys.ts';
import './review.css';

const AcceptMany = lazy(async () => ({ default: (await import('./accept-many.tsx')).AcceptMany }));
const GiveField = lazy(async () => ({ default: (await import('./give-field.tsx')).GiveField }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }));

type Opened = 'many' | 'field' | 'keys' | null;

/** What a person should look at, the most doubtful first, one keystroke each. */
export function ReviewPage() {
  const { filter, setFilter } = useReviewFilter();
  const review = useReview(filter);
  const { list, doubts, current, said } = review;
  const [opened, setOpened] = useState<Opened>(null);
  const settle = (settlement: Settlement) => {
    if (current !== null && canSettle(current, settlement.kind)) review.settle(current, settlement);
  };
  const edit = () => current !== null && editedField(current) !== null && setOpened('field');
  const skip = () => current !== null && review.skip(current);
  useReviewKeys({
    ...Object.fromEntries(settlementKeys.map(({ key, kind }) => [key, () => settle({ kind })])),
    e: edit,
    s: skip,
    z: review.undo,
    '?': () => setOpened('keys'),
  });
  const actions = { onSettle: settle, onEdit: edit, onSkip: skip, onUndo: review.undo };
  return (
    <>
      <Head {...{ filter, setFilter }} counts={list.data?.pages[0]?.counts ?? []} onOpen={setOpened} />
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      <p role="status" className="said" dir="auto">
        {said}
      </p>
      {current === null ? (
        <Nothing isLoading={list.isPending} isFiltered={filter.kind !== null || filter.source !== null} />
      ) : (
        <div className="review">
          <div className="looked-at">
            <DoubtActions doubt={current} {...actions} />
            <DoubtCard doubt={current} />
          </div>
          <Queue review={review} count={doubts.length} currentId={current.id} />
        </div>
      )}
      <Dialogs {...{ review, filter, opened, settle }} onClose={() => setOpened(null)} />
    </>
  );
}

type ReviewState = ReturnType<typeof useReview>;
type FilterState = ReturnType<typeof useReviewFilter>;

interface HeadProps extends FilterState {
  readonly counts: Parameters<typeof ReviewFilters>[0]['counts'];
  readonly onOpen: (opened: Opened) => void;
}

function Head({ filter, setFilter, counts, onOpen }: HeadProps) {
  return (
    <div className="page-head">
      <h1>Review</h1>
      <ReviewFilters filter={filter} counts={counts} onFilter={setFilter} />
      <div className="actions">
        <Button onPress={() => onOpen('many')}>Accept many …</Button>
        <Button onPress={() => onOpen('keys')} aria-keyshortcuts="?">
          Keys <kbd>?</kbd>
        </Button>
      </div>
    </div>
  );
}

interface QueueProps {
  readonly review: ReviewState;
  readonly count: number;
  readonly currentId: string;
}

function Queue({ review: { list, doubts, skipped, look }, count, currentId }: QueueProps) {
  return (
    <div className="queue">
      <p className="aside">{counted(count, 'doubt')}</p>
      <DoubtList doubts={doubts} currentId={currentId} skipped={skipped} onLook={look} />
      <MoreButton list={list} label="Less doubtful ones" />
    </div>
  );
}

function Nothing({ isLoading, isFiltered }: { readonly isLoading: boolean; readonly isFiltered: boolean }) {
  if (isLoading) return <p className="hint">Loading …</p>;
  if (isFiltered)
    return <p className="hint">Nothing of this kind is in doubt. Choose every kind and any source.</p>;
  return (
    <p className="hint">
      Nothing is in doubt. Photos that may be one or two, contradictions, odd dates and missing credits will
      stand here.
    </p>
  );
}

interface DialogsProps extends Pick<FilterState, 'filter'> {
  readonly review: ReviewState;
  readonly opened: Opened;
  readonly settle: (settlement: Settlement) => void;
  readonly onClose: () => void;
}

function Dialogs({ review, filter, opened, settle, onClose }: DialogsProps) {
  const { current, noteDone } = review;
  const field = current === null ? null : editedField(current);
  return (
    <Suspense>
      {opened === 'keys' && <KeysHelp onClose={onClose} />}
      {opened === 'field' && current !== null && field !== null && (
        <GiveField
          doubt={current}
          field={field}
          onGive={(value) => settle({ kind: field, value })}
          onClose={onClose}
        />
      )}
      {opened === 'many' && (
        <AcceptMany
          filter={filter}
          onAccepted={(acceptance) => {
            onClose();
            noteDone(undoAcceptance(acceptance), `${counted(acceptance.doubts, 'doubt')} accepted.`);
            void queries.invalidateQueries({ queryKey: ['review'] });
          }}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
