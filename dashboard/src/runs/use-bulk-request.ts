import { useState } from 'react';
import { useLocation } from 'wouter';
import type { BulkRerunRequest } from '../../../src/client/rerun-schemas.ts';
import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { who } from '../shell/who.ts';
import { bulkPath } from './run-path.ts';

/** Asks for a rerun of many, and goes to where it is followed. */
export function useBulkRequest(asked: Pick<BulkRerunRequest, 'filter' | 'settings' | 'reason'>) {
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const request = (preview: boolean) => {
    setIsBusy(true);
    setProblem(null);
    client
      .requestBulkRerun({ ...asked, requestedBy: who(), preview })
      .then((bulk) => {
        queries.setQueryData(['reruns', bulk.id], bulk);
        navigate(bulkPath(bulk.id));
      })
      .catch(setProblem)
      .finally(() => setIsBusy(false));
  };
  return { problem, isBusy, request };
}
