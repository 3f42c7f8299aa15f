import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { Problem } from '../controls/problem.tsx';
import { ChangesView } from './changes-view.tsx';

interface Props {
  readonly runId: string;
  /** A run of the same gallery; `null`: what is published now. */
  readonly since: string | null;
  readonly before?: string;
  readonly after?: string;
}

/** What a run's manifest changes, read from the server. */
export function ChangesOfRun({ runId, since, before, after }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['changes', runId, since],
    queryFn: ({ signal }) => client.fetchChanges(runId, since, signal),
    // Two manifests never change; what is published does.
    staleTime: since === null ? 0 : Number.POSITIVE_INFINITY,
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p className="hint">Comparing …</p>;
  return (
    <ChangesView
      changes={data}
      {...(before !== undefined && { before })}
      {...(after !== undefined && { after })}
    />
  );
}
