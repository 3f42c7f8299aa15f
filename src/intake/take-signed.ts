import { setTimeout as sleep } from 'node:timers/promises';
import { reached } from '../checkpoints.ts';
import { ExpectedError } from '../errors.ts';
import type { Database } from '../storage/database.ts';
import {
  claimSignature,
  forgetSignature,
  settleSignature,
  type SignedDelivery,
} from '../storage/delivery-signatures.ts';
import type { Receipt } from '../storage/receive-gallery.ts';

/** What became of a delivery over HTTP. */
export interface TakenDelivery extends SignedDelivery {
  /** A run was asked for; `false`: the delivery was known. */
  readonly isNew: boolean;
}

/**
 * Takes a delivery under its signature once: the same signature again, whatever else its request says, gives what it gave,
 * once another request that takes it just now has done so; a `CONFLICT` when that takes too long. `null`: the source does not
 * sign.
 */
export async function takeSigned(
  database: Database,
  source: string,
  signature: string | null,
  take: () => Promise<Receipt>,
): Promise<TakenDelivery> {
  if (signature === null) return toTaken(await take());
  const known = await claimOrWait(database, source, signature);
  if (known !== null) return { ...known, isNew: false };
  reached('signature-claimed');
  try {
    const taken = toTaken(await take());
    await settleSignature(database, source, signature, taken);
    reached('signature-settled');
    return taken;
  } catch (error) {
    await forgetSignature(database, source, signature);
    throw error;
  }
}

const waitMs = 15_000;
const lookEveryMs = 50;

async function claimOrWait(
  database: Database,
  source: string,
  signature: string,
): Promise<SignedDelivery | null> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += lookEveryMs) {
    const known = await claimSignature(database, source, signature);
    if (known !== 'taken') return known;
    await sleep(lookEveryMs);
  }
  throw new ExpectedError('CONFLICT', 'this very delivery is being taken; ask again in a moment');
}

function toTaken({ gallery, run, isNew }: Receipt): TakenDelivery {
  return { galleryId: gallery.id, runId: run.id, isNew };
}
