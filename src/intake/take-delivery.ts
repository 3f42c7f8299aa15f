import { findOwnId } from '../formats/find-own-id.ts';
import type { Resources } from '../resources.ts';
import { type Delivery, receiveGallery, type Receipt } from '../storage/receive-gallery.ts';

/**
 * Where every way in ends: keeps the gallery, asks for its run, and has the queue told at once. A gallery whose sender has no
 * name for it is known by its own id, if it has one.
 */
export async function takeDelivery(
  { database, wakeRelay }: Pick<Resources, 'database' | 'wakeRelay'>,
  delivery: Delivery,
): Promise<Receipt> {
  const identity = delivery.identity ?? findOwnId(delivery.bytes);
  const receipt = await receiveGallery(database, { ...delivery, identity });
  if (receipt.isNew) wakeRelay();
  return receipt;
}
