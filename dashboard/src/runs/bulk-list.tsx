import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';
import { client } from '../client.ts';
import { counted } from '../controls/counted.ts';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { BulkBadges } from './bulk-badges.tsx';
import { filterInWords } from './filter-in-words.ts';
import { bulkPath } from './run-path.ts';
import { whileWorking } from './while-working.ts';

const few = 5;
const many = 200;

/** Reruns of many galleries, the newest first: who asked, why, how far they are. */
export function BulkList() {
  const [limit, setLimit] = useState(few);
  const { data, error, refetch } = useQuery({
    queryKey: ['reruns', 'list', limit],
    queryFn: ({ signal }) => client.listBulkReruns({ limit }, signal),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => whileWorking(state.data?.reruns ?? []),
  });
  return (
    <section aria-labelledby="bulks" className="part">
      <h2 id="bulks">Reruns of many</h2>
      <Problem error={error} onRetry={() => void refetch()} />
      {data?.reruns.length === 0 && (
        <p className="aside">
          None yet. <Link href="/runs/rerun">Rerun galleries…</Link> cleans all that match a filter again,
          after a dry run that shows what would change.
        </p>
      )}
      <ul className="bulks">
        {data?.reruns.map((bulk) => (
          <BulkEntry key={bulk.id} bulk={bulk} />
        ))}
      </ul>
      {data?.nextCursor != null && limit === few && (
        <Button className="quiet" onPress={() => setLimit(many)}>
          Older reruns
        </Button>
      )}
    </section>
  );
}

function BulkEntry({ bulk }: { readonly bulk: BulkRerun }) {
  const { id, reason, requestedBy, createdAt, filter, total } = bulk;
  return (
    <li className="bulk">
      <span className="bulk-title">
        <Link href={bulkPath(id)}>
          <span dir="auto">{reason}</span>
        </Link>
        <BulkBadges bulk={bulk} />
      </span>
      <span className="aside">
        {requestedBy}, <Moment at={createdAt} isShort />: {counted(total, 'gallery', 'galleries')},{' '}
        <span dir="auto">{filterInWords(filter)}</span>
      </span>
      <BulkProgress bulk={bulk} />
    </li>
  );
}
