import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';
import { client } from '../client.ts';
import { ConfirmButton } from '../controls/confirm-button.tsx';
import { counted } from '../controls/counted.ts';
import { queries } from '../live/queries.ts';
import { tell, tellProblem } from '../shell/notice-queue.ts';
import { who } from '../shell/who.ts';
import { bulkPath } from './run-path.ts';

/** Stop it while it works; publish what a finished dry run showed. */
export function BulkActions({ bulk }: { readonly bulk: BulkRerun }) {
  if (bulk.state === 'working') return <Stop bulk={bulk} />;
  return bulk.isPreview && bulk.state === 'done' ? <Publish bulk={bulk} /> : null;
}

function Stop({ bulk: { id, isPreview } }: { readonly bulk: BulkRerun }) {
  return (
    <ConfirmButton
      label="Stop"
      question={`No more galleries are cleaned; what is in work finishes${isPreview ? '' : ' and is published'}.`}
      onConfirm={() =>
        void client
          .stopBulkRerun(id, who())
          .then((stopped) => {
            queries.setQueryData(['reruns', id], stopped);
            tell(
              stopped.state === 'stopped'
                ? 'Stopped: no more galleries are cleaned.'
                : 'There was nothing left to stop.',
            );
          })
          .catch(tellProblem)
      }
    />
  );
}

/** As many as one page of them holds. */
const looksThrough = 200;

function Publish({ bulk: { id, counts } }: { readonly bulk: BulkRerun }) {
  const [, navigate] = useLocation();
  const { data } = useQuery({
    queryKey: ['reruns', 'list', looksThrough],
    queryFn: ({ signal }) => client.listBulkReruns({ limit: looksThrough }, signal),
  });
  const published = data?.reruns.find(({ previewId }) => previewId === id);
  if (published !== undefined) return <Link href={bulkPath(published.id)}>Published</Link>;
  const galleries = counted(counts.changed, 'gallery', 'galleries');
  return (
    <ConfirmButton
      label="Publish"
      className="primary"
      isDisabled={counts.changed === 0}
      question={`${galleries} that would change ${counts.changed === 1 ? 'is' : 'are'} cleaned again in earnest and published.`}
      onConfirm={() =>
        void client
          .publishBulkPreview(id, who())
          .then((bulk) => {
            queries.setQueryData(['reruns', bulk.id], bulk);
            void queries.invalidateQueries({ queryKey: ['reruns', 'list'] });
            navigate(bulkPath(bulk.id));
          })
          .catch(tellProblem)
      }
    />
  );
}
