import { claimRun, completeRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { makeDelivery } from './deliveries.ts';
import { noListing } from './no-listing.ts';

/** Publishes a gallery's next version, with a manifest of the test's own words; `items: 0` retracts it. */
export async function publish(
  database: Database,
  identity: string,
  words: string,
  { items = 1, source = 'wire' }: { readonly items?: number; readonly source?: string } = {},
): Promise<{ readonly galleryId: string; readonly runId: string; readonly manifest: string }> {
  const { gallery, run } = await receiveGallery(database, makeDelivery({ text: words, identity, source }));
  const claimed = await claimRun(database, run.id, 'rules');
  if (claimed === null) throw new Error(`run ${run.id} was not to be had`);
  const manifest = `${JSON.stringify({ words })}\n`;
  const isPublished = await completeRun(database, claimed, {
    manifest,
    digest: `digest of ${words}`,
    headline: null,
    report: { entries: 1, items, collapsed: 0, warnings: 0 },
    timings: { waitMs: 0, photosMs: 0, loadMs: 0, cleanMs: 0 },
    listing: noListing,
    doubts: [],
  });
  if (!isPublished) throw new Error(`run ${run.id} was taken by somebody else`);
  return { galleryId: gallery.id, runId: run.id, manifest };
}
