import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { FailureList } from '../../../src/client/failure-schemas.ts';
import { client } from '../client.ts';
import { counted } from '../controls/counted.ts';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';
import { FailedRuns } from './failed-runs.tsx';
import { retryAll } from './retry.ts';

/** Why runs failed: a group for each cause, with the newest's full message. */
export function FailureGroups() {
  const { data, error, refetch } = useQuery({
    queryKey: ['failures'],
    queryFn: ({ signal }) => client.listFailures(signal),
  });
  return (
    <section aria-labelledby="failures" className="part">
      <h2 id="failures">Failures</h2>
      <Problem error={error} onRetry={() => void refetch()} />
      {data?.failures.length === 0 && <p className="aside">No run has failed, or all were tried again.</p>}
      <ul className="failures">
        {data?.failures.map((group) => (
          <FailureGroup key={group.cause} group={group} />
        ))}
      </ul>
    </section>
  );
}

type Group = FailureList['failures'][number];

function FailureGroup({ group: { cause, count, newestAt, example } }: { readonly group: Group }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <li className="failure">
      <div className="failure-head">
        <strong className="failure-count">{counted(count, 'run')}</strong>
        <p className="failure-message" dir="auto">
          {example.message}
        </p>
        <Button
          isDisabled={isBusy}
          onPress={() => {
            setIsBusy(true);
            void retryAll(cause).finally(() => setIsBusy(false));
          }}
        >
          {count === 1 ? 'Retry' : `Retry all ${count.toLocaleString()}`}
        </Button>
      </div>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          {count === 1 ? 'The run' : 'The runs, one by one'}, newest <Moment at={newestAt} isShort />
        </summary>
        {isOpen && <FailedRuns cause={cause} />}
      </details>
    </li>
  );
}
