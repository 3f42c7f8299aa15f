import { ExpectedError } from '../errors.ts';
import { pollSource } from '../intake/polls/poll-source.ts';
import { takeDelivery } from '../intake/take-delivery.ts';
import type { Payload } from '../jobs/jobs.ts';
import type { PolledSource } from '../sources/source.ts';
import type { Delivery } from '../storage/receive-gallery.ts';
import type { WorkTools } from './work-tools.ts';

/** Polls a source once. One that this process's file does not know is `NOT_FOUND`: files of servers and workers differ. */
export async function pollSourceOnce(
  tools: WorkTools,
  { source: name }: Payload<'poll-source'>,
): Promise<void> {
  const { database, log, sources, room, metrics } = tools;
  const source = sources.list.find((each): each is PolledSource => each.name === name && each.poll !== null);
  if (source === undefined)
    throw new ExpectedError('NOT_FOUND', `the configuration here has no source '${name}' that is polled`);
  // What there is no room for stays in the feed.
  if ((await room.findTrouble()) !== null) return metrics.intakeRefused.inc();
  const take = async (arrival: Delivery) => {
    await room.check();
    return takeDelivery(tools, arrival);
  };
  await pollSource({ database, log, take }, source);
}
