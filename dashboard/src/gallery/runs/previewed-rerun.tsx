import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { ChangesOfRun } from '../../changes/changes-of-run.tsx';
import { client } from '../../client.ts';
import { Problem } from '../../controls/problem.tsx';
import { settingsInWords } from '../../runs/settings-in-words.ts';
import type { AskedRerun } from './rerun-dialog.tsx';
import { useRerun } from './use-rerun.ts';

interface Props {
  readonly galleryId: string;
  readonly asked: AskedRerun;
  readonly previewId: string;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What a rerun would change, before it is published. */
export function PreviewedRerun({ galleryId, asked, previewId, onBack, onClose }: Props) {
  // Followed by asking: whoever waits for it wants it at once.
  const run = useQuery({
    queryKey: ['runs', 'followed', previewId],
    queryFn: ({ signal }) => client.followRun(previewId, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // What is published has the settings that were looked at, whoever has cleaned it otherwise meanwhile.
  const { problem, isBusy, publish } = useRerun(galleryId, { ...asked, settings: run.data?.settings });
  return (
    <div className="stack">
      <p className="aside" dir="auto">
        {asked.reason}: {settingsInWords(asked.settings ?? {})}
      </p>
      <p role="status" className={run.isPending ? 'hint' : 'hidden'}>
        {run.isPending ? 'Cleaning it as a preview …' : 'The preview is there.'}
      </p>
      <Problem error={run.error ?? run.data?.error?.message ?? problem} />
      {run.data?.state === 'succeeded' && (
        <ChangesOfRun runId={previewId} since={null} before="Published now" after="With this rerun" />
      )}
      <div className="actions stay">
        <Button onPress={onClose}>Cancel</Button>
        <Button onPress={onBack} autoFocus>
          Other settings
        </Button>
        <Button
          className="primary"
          isDisabled={isBusy || run.data?.state !== 'succeeded'}
          onPress={() => publish(onClose)}
        >
          Publish
        </Button>
      </div>
    </div>
  );
}
