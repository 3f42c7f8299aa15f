import { reached } from '../checkpoints.ts';
import { findOwnId, mayHaveOwnId } from '../formats/find-own-id.ts';
import type { Resources } from '../resources.ts';
import type { GalleryContent } from '../storage/gallery-content.ts';
import { type Delivery, receiveGallery, type Receipt } from '../storage/receive-gallery.ts';
import { openInTurn, storeInTurn } from './large-galleries.ts';

/**
 * Where every way in ends: keeps the gallery, asks for its run, and has the queue told at once. A gallery whose sender has no
 * name for it is known by its own id, if it has one.
 */
export async function takeDelivery(
  { database, wakeRelay, metrics }: Pick<Resources, 'database' | 'wakeRelay' | 'metrics'>,
  delivery: Delivery,
): Promise<Receipt> {
  const identity = delivery.identity ?? (await findIdentity(delivery.content));
  const receipt = await storeInTurn(delivery.content, () =>
    receiveGallery(database, { ...delivery, identity }),
  );
  reached('gallery-kept');
  metrics.galleriesReceived.inc();
  if (receipt.isNew) wakeRelay();
  else metrics.deduplicated.inc({ queue: 'galleries' });
  return receipt;
}

/** Only what begins like a document with an id is opened. */
async function findIdentity(content: GalleryContent): Promise<string | null> {
  return mayHaveOwnId(content.head) ? openInTurn(content, findOwnId) : null;
}
