import { reached } from '../checkpoints.ts';
import type { Payload } from '../jobs/jobs.ts';
import type { OpenOutput } from '../outputs/open-outputs.ts';
import type { Sent } from '../outputs/emission.ts';
import { retryDelay } from '../outputs/retry-delay.ts';
import {
  claimDelivery,
  type ClaimedDelivery,
  type DeliveryResult,
  settleDelivery,
} from '../storage/claimed-deliveries.ts';
import type { FreePlace } from './output-places.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/**
 * Carries one publication to one output: claim, send, write down. What comes of it is in the records; a job whose output is to
 * be tried again is put off until then. Whoever dies between sending and writing has it sent twice, under the same id.
 */
export async function deliverPublication(
  tools: WorkTools,
  { deliveryId, output: name }: Payload<'deliver-publication'>,
  attempt: Attempt,
): Promise<void> {
  const place = await tools.places.take(name);
  if (!place.isFree) return attempt.putOff(place.waitMs);
  let waitMs: number | null;
  try {
    waitMs = await deliver(tools, deliveryId, tools.outputs.find(name) ?? unknownOutput(name), place);
  } finally {
    place.leave();
  }
  if (waitMs !== null) await attempt.putOff(waitMs);
}

/** In how many milliseconds there is more to do; `null`: nothing more. */
async function deliver(
  tools: WorkTools,
  deliveryId: string,
  output: OpenOutput,
  place: FreePlace,
): Promise<number | null> {
  const { database, log } = tools;
  const claim = await claimDelivery(database, deliveryId, (output.timeoutMs + graceMs) / 1000);
  if (claim.kind !== 'claimed') return claim.kind === 'early' ? claim.waitMs : null;
  reached('delivery-claimed');
  const { delivery } = claim;
  const begunMs = performance.now();
  const sent = await place.send(() => output.send(delivery));
  reached('delivery-sent');
  const result = judge(delivery, output, sent, performance.now() - begunMs);
  const isWritten = await settleDelivery(database, delivery, result);
  reached('delivery-settled');
  const { version, kind } = delivery.publication;
  const facts = { version, kind, state: result.state, status: result.responseStatus, error: result.error };
  if (result.state === 'delivered') log.info({ ...facts, ms: result.durationMs }, 'publication delivered');
  else log.warn({ ...facts, attempts: delivery.attempts }, 'a delivery did not arrive');
  return isWritten ? result.retryInMs : null;
}

function judge(
  { attempts }: ClaimedDelivery,
  { retry }: OpenOutput,
  sent: Sent,
  durationMs: number,
): DeliveryResult {
  const about = { responseStatus: sent.status, durationMs: Math.round(durationMs) };
  if (sent.isDelivered) return { ...about, state: 'delivered', error: null, retryInMs: null };
  const { problem: error, isFinal, retryAfterMs } = sent;
  if (isFinal || attempts >= retry.attempts) return { ...about, state: 'failed', error, retryInMs: null };
  const retryInMs = retryDelay(retry, attempts, retryAfterMs, Math.random());
  return { ...about, state: 'pending', error, retryInMs };
}

/** Its process may have an older configuration than those that publish: another one may know it. */
function unknownOutput(name: string): OpenOutput {
  const problem = `the configuration of this worker has no output '${name}'`;
  return {
    timeoutMs: 0,
    retry: { attempts: 10, firstMs: 30_000 },
    send: async () => ({ isDelivered: false, problem, status: null, isFinal: false, retryAfterMs: null }),
  };
}

/** How much longer than its attempt a delivery is held: who is slow to write down what came of it is not overtaken. */
const graceMs = 5000;
