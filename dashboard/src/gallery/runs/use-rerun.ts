import { useState } from 'react';
import { useLocation } from 'wouter';
import { client } from '../../client.ts';
import { queries } from '../../live/queries.ts';
import { tell } from '../../shell/notice-queue.ts';
import { who } from '../../shell/who.ts';
import type { AskedRerun } from './rerun-dialog.tsx';

/** Asks for a gallery to be cleaned again: as a preview, or in earnest, and then goes to where that is seen. */
export function useRerun(galleryId: string, asked: AskedRerun) {
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = (preview: boolean, onAsked: (runId: string) => void) => {
    setIsBusy(true);
    setProblem(null);
    client
      .requestRun(galleryId, { ...asked, preview, requestedBy: who() })
      .then(({ run }) => {
        void queries.invalidateQueries({ queryKey: ['gallery', galleryId] });
        onAsked(run.id);
      })
      .catch(setProblem)
      .finally(() => setIsBusy(false));
  };
  return {
    problem,
    isBusy,
    preview: (onAsked: (runId: string) => void) => ask(true, onAsked),
    publish: (onAsked: () => void) =>
      ask(false, () => {
        tell('The gallery is cleaned again, and published when it is done.');
        onAsked();
        navigate(`/galleries/${encodeURIComponent(galleryId)}`);
      }),
  };
}
