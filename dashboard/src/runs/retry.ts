import { client } from '../client.ts';
import { counted } from '../controls/counted.ts';
import { queries } from '../live/queries.ts';
import { tell, tellProblem } from '../shell/notice-queue.ts';
import { who } from '../shell/who.ts';

/** Has one run that failed tried again. */
export async function retryOne(runId: string): Promise<void> {
  await client
    .retryRun(runId, who())
    .then(() => tell('The run is tried again.'))
    .catch(tellProblem);
  refresh();
}

/** Has all runs tried again that failed for a cause, as many as the server takes at a time. */
export async function retryAll(cause: string): Promise<void> {
  await client
    .retryFailures(cause, who())
    .then(({ retried, left }) =>
      tell(
        left === 0
          ? `${counted(retried, 'run is', 'runs are')} tried again.`
          : `${counted(retried, 'run is', 'runs are')} tried again; ${left} are left, press again for more.`,
      ),
    )
    .catch(tellProblem);
  refresh();
}

function refresh(): void {
  for (const key of ['failures', 'runs', 'gallery']) void queries.invalidateQueries({ queryKey: [key] });
}
