import type { Payload } from '../jobs/jobs.ts';
import { askForReruns, type AskingLimits } from '../storage/ask-for-reruns.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/** Enough that the workers do not wait, and few enough that what a person asks for next is soon seen in the lists. */
const limits: AskingLimits = { atOnce: 25, underWay: 200 };
/** Then other upkeep gets its turn. */
const stepsAtOnce = 40;
const lookAgainMs = 500;

/** Asks for the runs of a bulk rerun as the earlier ones end, and stays until the last has ended. */
export async function askReruns(
  { database, wakeRelay, log }: WorkTools,
  { bulkId }: Payload<'ask-reruns'>,
  { putOff }: Attempt,
): Promise<void> {
  for (let step = 0; step < stepsAtOnce; step += 1) {
    const outcome = await askForReruns(database, bulkId, limits);
    if (outcome === 'ended') {
      log.info('the bulk rerun has ended');
      return;
    }
    if (outcome === 'waiting') break;
    wakeRelay();
  }
  await putOff(lookAgainMs);
}
