import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Acceptance, DoubtKind, Review } from '../../../src/client/review-schemas.ts';
import { client } from '../client.ts';
import { ChoiceOf } from '../controls/choice-of.tsx';
import { counted } from '../controls/counted.ts';
import { Problem } from '../controls/problem.tsx';
import { who } from '../shell/who.ts';
import { kindNames } from './kind-names.ts';
import type { ReviewFilter } from './use-review-filter.ts';

interface Props {
  readonly filter: ReviewFilter;
  readonly onAccepted: (acceptance: Acceptance) => void;
  readonly onClose: () => void;
}

const shownExamples = 8;

/** Says of all doubts that a filter leaves that they are right as they are, after a look at what they are. */
export function AcceptMany({ filter: { source, ...given }, onAccepted, onClose }: Props) {
  const [kind, setKind] = useState<DoubtKind | null>(given.kind);
  const [maxWeight, setMaxWeight] = useState('0.3');
  const filter = { kind, source, maxWeight: Number(maxWeight) };
  const { review, error, isBusy, accept } = useAcceptMany(filter, onAccepted);
  const count = countOf(review, kind);
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog className="react-aria-Dialog stack">
          <Heading slot="title">Accept many as they are</Heading>
          <p>They are asked no more, also after reruns. It can be taken back with z.</p>
          <div className="actions choices">
            <ChoiceOf
              label="Which"
              choices={kindChoices}
              chosen={kind ?? ''}
              onChoose={(id) => setKind(id === '' ? null : (id as DoubtKind))}
            />
            <ChoiceOf
              label="How doubtful"
              choices={weightChoices}
              chosen={maxWeight}
              onChoose={setMaxWeight}
            />
          </div>
          <Problem error={error} />
          {review !== undefined && <Overview review={review} kind={kind} />}
          <div className="actions">
            <Button onPress={onClose}>Cancel</Button>
            <Button className="primary" isDisabled={isBusy || count === 0} onPress={() => accept(count)}>
              {`Accept ${counted(count, 'doubt')}`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const kindChoices = [
  { id: '', name: 'every kind' },
  ...Object.entries(kindNames).map(([id, name]) => ({ id, name })),
];
const weightChoices = [
  { id: '0.3', name: 'at most 30 %' },
  { id: '0.5', name: 'at most 50 %' },
  { id: '0.7', name: 'at most 70 %' },
  { id: '1', name: 'any' },
];

type Filter = ReviewFilter & { readonly maxWeight: number };

function useAcceptMany(filter: Filter, onAccepted: Props['onAccepted']) {
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const overview = useQuery({
    queryKey: ['review', 'overview', filter],
    queryFn: ({ signal }) => client.listDoubts({ ...filter, limit: shownExamples }, signal),
  });
  const accept = (count: number) => {
    const { kind, source, maxWeight } = filter;
    const asked = { maxWeight, ...(kind !== null && { kind }), ...(source !== null && { source }) };
    setIsBusy(true);
    setProblem(null);
    client
      .acceptDoubts({ filter: asked, count, who: who() })
      .then(onAccepted, (error: unknown) => {
        setProblem(error);
        // Another number by now: look again.
        void overview.refetch();
      })
      .finally(() => setIsBusy(false));
  };
  return { review: overview.data, error: problem ?? overview.error, isBusy, accept };
}

function countOf(review: Review | undefined, kind: DoubtKind | null): number {
  const counts = review?.counts.filter((each) => kind === null || each.kind === kind) ?? [];
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function Overview({ review, kind }: { readonly review: Review; readonly kind: DoubtKind | null }) {
  const counts = review.counts.filter((each) => kind === null || each.kind === kind);
  if (counts.length === 0) return <p className="hint">Nothing is so little doubtful.</p>;
  return (
    <>
      <ul className="counts" aria-label="How many of each kind">
        {counts.map((each) => (
          <li key={each.kind}>{`${kindNames[each.kind]}: ${each.count.toLocaleString()}`}</li>
        ))}
      </ul>
      <ul className="examples" aria-label="The most doubtful of them">
        {review.doubts.map((doubt) => (
          <li key={doubt.id}>
            <span dir="auto">{doubt.message}</span>{' '}
            <span className="aside" dir="auto">
              {doubt.sides[0]?.text}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
