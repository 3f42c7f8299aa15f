import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { contentOf } from '../../src/storage/gallery-content.ts';
import type { Delivery } from '../../src/storage/receive-gallery.ts';

/** A delivery like many, different where the test says so. */
export function makeDelivery(
  changes: Partial<Delivery> & { readonly text?: string; readonly bytes?: Uint8Array } = {},
): Delivery {
  const { text = sampleGallery, bytes = Buffer.from(text), ...rest } = changes;
  return {
    source: 'wire',
    identity: null,
    name: 'ferry-strike.txt',
    uri: null,
    mediaType: 'text/plain',
    content: contentOf(bytes),
    photos: [],
    idempotencyKey: null,
    settings: { ...defaultSettings, referenceDate: '2026-05-04' },
    reason: 'received',
    requestedBy: 'desk',
    ...rest,
  };
}

export const sampleGallery = `Ferry crews stop work in Port Alder

A deckhand ties up the last ferry of the morning in Port Alder on Monday, May 4, 2026. (AP Photo/Ilse Marrow)

Commuters wait on the pier in Port Alder on Monday, May 4, 2026. (AP Photo/Ilse Marrow)
`;
