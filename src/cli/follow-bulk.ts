import { setTimeout as sleep } from 'node:timers/promises';
import type { CutlineClient } from '../client/cutline-client.ts';
import type { BulkRerun } from '../client/rerun-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { showProgress } from './show-progress.ts';

/**
 * Shows how far a rerun of many galleries is until its last run has ended, however often the server restarts meanwhile, and
 * prints it; Ctrl-C leaves it running. The exit status: 1 when runs failed.
 */
export async function followBulk(client: CutlineClient, asked: BulkRerun): Promise<number> {
  const what = `${asked.isPreview ? 'preview' : 'rerun'} ${asked.id} of ${asked.total} galleries`;
  process.stderr.write(
    `cutline: ${what} is under way; Ctrl-C leaves it running, 'cutline reruns stop ${asked.id}' ends it\n`,
  );
  const leave = () => {
    process.stderr.write(`\ncutline: the ${what} goes on without this command\n`);
    process.exit(130);
  };
  process.once('SIGINT', leave);
  const progress = await showProgress('Cleaning again', asked.total);
  let bulk = asked;
  let shown = 0;
  while (bulk.finishedAt === null) {
    await sleep(lookEveryMs);
    bulk = await client.fetchBulkRerun(asked.id).catch(keepWhenAway(bulk));
    for (; shown < countEnded(bulk); shown += 1) progress.advance();
  }
  process.off('SIGINT', leave);
  const { succeeded, changed, failed } = bulk.counts;
  const verb = bulk.isPreview ? 'would change' : 'changed';
  progress.finish(`${bulk.state}: ${succeeded} cleaned, ${changed} ${verb}, ${failed} failed`);
  process.stdout.write(`${JSON.stringify(bulk)}\n`);
  if (bulk.isPreview && changed > 0)
    process.stderr.write(`cutline: 'cutline reruns publish ${bulk.id}' makes ${changed} of them so\n`);
  return failed === 0 ? 0 : 1;
}

const lookEveryMs = 500;

function countEnded({ counts }: BulkRerun): number {
  return counts.asked - counts.queued - counts.running;
}

function keepWhenAway(bulk: BulkRerun): (error: unknown) => BulkRerun {
  return (error) => {
    if (error instanceof ExpectedError && error.code === 'SERVICE_UNREACHABLE') return bulk;
    throw error;
  };
}
