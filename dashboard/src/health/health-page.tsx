import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { client } from '../client.ts';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';
import { AlarmList } from './alarm-list.tsx';
import { HealthTiles } from './health-tiles.tsx';
import { QueueTable } from './queue-table.tsx';
import { StoreFacts } from './store-facts.tsx';
import { WorkerList } from './worker-list.tsx';
import './health.css';

const Charts = lazy(async () => ({ default: (await import('./charts.tsx')).Charts }));

const everyMs = 3_000;

/** What ops need at a glance, as it is now and as it was. */
export function HealthPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['health', 'now'],
    queryFn: ({ signal }) => client.fetchHealth(signal),
    refetchInterval: everyMs,
  });
  return (
    <>
      <div className="page-head">
        <h1>Health</h1>
        {data !== undefined && (
          <p className="aside">
            as of <Moment at={data.at} isShort />
          </p>
        )}
      </div>
      <Problem error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <p className="hint">Loading …</p>}
      {data !== undefined && (
        <div className="health">
          <div role="status">
            <AlarmList alarms={data.alarms} />
          </div>
          <HealthTiles health={data} />
          <Suspense fallback={<p className="hint">Loading the charts …</p>}>
            <Charts />
          </Suspense>
          <QueueTable health={data} />
          <WorkerList engine={data.engine} />
          <StoreFacts health={data} />
        </div>
      )}
    </>
  );
}
