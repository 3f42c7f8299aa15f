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
 * Takes a delivery under its signature once: the same signature again, whatever else its request says, gives what it gave. While
 * another request takes it that is a `CONFLICT`. `null`: the source does not sign.
 */
export async function takeSigned(
  database: Database,
  source: string,
  signature: string | null,
  take: () => Promise<Receipt>,
): Promise<TakenDelivery> {
  if (signature === null) return toTaken(await take());
  const known = await claimSignature(database, source, signature);
  if (known === 'taken')
    throw new ExpectedError('CONFLICT', 'this very delivery is being taken; ask again in a moment');
  if (known !== null) return { ...known, isNew: false };
  try {
    const taken = toTaken(await take());
    await settleSignature(database, source, signature, taken);
    return taken;
  } catch (error) {
    await forgetSignature(database, source, signature);
    throw error;
  }
}

function toTaken({ gallery, run, isNew }: Receipt): TakenDelivery {
  return { galleryId: gallery.id, runId: run.id, isNew };
}
