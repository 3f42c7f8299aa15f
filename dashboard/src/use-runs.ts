import { useEffect, useState } from 'react';
import type { Run } from '../../src/client/api-schemas.ts';
import { client } from './client.ts';

const shownRuns = 100;

/** The newest runs, live: the list once, then every change; the list again whenever the connection comes back. */
export function useRuns() {
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [isLive, setIsLive] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const events = new EventSource('/api/events');
    const reload = async () => {
      try {
        const list = await client.listRuns({ limit: shownRuns }, stop.signal);
        setRuns((known) => merge(known, list.runs));
        setProblem(null);
      } catch (error) {
        if (!stop.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      }
    };
    events.addEventListener('open', () => {
      setIsLive(true);
      void reload();
    });
    events.addEventListener('error', () => setIsLive(false));
    events.addEventListener('runs', (event: MessageEvent<string>) => {
      const changed = JSON.parse(event.data) as readonly Run[];
      setRuns((known) => merge(known, changed));
    });
    return () => {
      stop.abort();
      events.close();
    };
  }, []);
  return { runs, isLive, problem };
}

function merge(known: readonly Run[], changed: readonly Run[]): readonly Run[] {
  const byId = new Map([...known, ...changed].map((run) => [run.id, run]));
  return [...byId.values()].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, shownRuns);
}
