import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { listAudit } from '../../src/storage/audit.ts';
import { claimRun, completeRun, failRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { findGallery } from '../../src/storage/galleries.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { listPublications } from '../../src/storage/publications.ts';
import { type Delivery, receiveGallery } from '../../src/storage/receive-gallery.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { requestRun } from '../../src/storage/request-run.ts';
import { findRun, listRuns, retryRun, runPriorities } from '../../src/storage/runs.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { noListing } from '../services/no-listing.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('revisions and runs, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
  });
  afterAll(() => opened.close());

  describe('a gallery that comes again', () => {
    test('changed, under its name, is a new revision; the run that waits cleans it', async () => {
      const identity = randomUUID();
      const first = await receiveGallery(database, delivery('A weir.', { identity, name: 'weir.txt' }));
      const second = await receiveGallery(database, delivery('A weir, mended.', { identity }));
      expect(second).toMatchObject({ isNew: true, gallery: { id: first.gallery.id, revision: 2 } });
      expect(second.run.id).toBe(first.run.id);
      const claimed = await claim(first.run.id);
      expect(claimed.revision).toBe(2);
      expect(await textOf(first.gallery.id, claimed.revision)).toBe('A weir, mended.');
      expect(await textOf(first.gallery.id, 1)).toBe('A weir.');
    });

    test('while it is cleaned has one more run, however often it comes', async () => {
      const identity = randomUUID();
      const first = await receiveGallery(database, delivery('Rev 1.', { identity }));
      const claimed = await claim(first.run.id);
      const second = await receiveGallery(database, delivery('Rev 2.', { identity }));
      const third = await receiveGallery(database, delivery('Rev 3.', { identity }));
      expect(claimed.revision).toBe(1);
      expect(second.run.id).not.toBe(first.run.id);
      expect(third.run.id).toBe(second.run.id);
      await complete(claimed, 'of rev 1');
      await complete(await claim(third.run.id), 'of rev 3');
      expect((await listRuns(database, { galleryId: first.gallery.id })).records).toHaveLength(2);
      expect((await findManifest(database, first.gallery.id))?.body).toBe('of rev 3');
    });

    test('with bytes it had before is what it was then, and supersedes nothing', async () => {
      const identity = randomUUID();
      const first = await receiveGallery(database, delivery('Old words.', { identity }));
      await complete(await claim(first.run.id), 'old');
      const second = await receiveGallery(database, delivery('New words.', { identity }));
      await complete(await claim(second.run.id), 'new');
      const replayed = await receiveGallery(database, delivery('Old words.', { identity }));
      expect(replayed).toMatchObject({ isNew: false, gallery: { revision: 2 }, run: { id: first.run.id } });
      expect((await findManifest(database, first.gallery.id))?.body).toBe('new');
    });

    test('fifty times at once, each time changed, ends with one gallery and one waiting run', async () => {
      const identity = randomUUID();
      const receipts = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          receiveGallery(database, delivery(`Take ${at}.`, { identity })),
        ),
      );
      expect(new Set(receipts.map(({ gallery }) => gallery.id)).size).toBe(1);
      expect(new Set(receipts.map(({ run }) => run.id)).size).toBe(1);
      const galleryId = receipts[0]?.gallery.id ?? '';
      const newest = receipts.find(({ gallery }) => gallery.revision === 50)?.gallery;
      expect(await findGallery(database, galleryId)).toEqual(newest);
    });

    test('from another source under the same name is another gallery', async () => {
      const identity = randomUUID();
      const one = await receiveGallery(database, delivery('A ford.', { identity, source: 'north' }));
      const other = await receiveGallery(database, delivery('A ford!', { identity, source: 'south' }));
      expect(other.gallery.id).not.toBe(one.gallery.id);
    });

    test('under a key that stood for an earlier revision is that revision', async () => {
      const identity = randomUUID();
      const idempotencyKey = randomUUID();
      const sent = delivery('First take.', { identity, idempotencyKey });
      const first = await receiveGallery(database, sent);
      await claim(first.run.id);
      await receiveGallery(database, delivery('Second take.', { identity }));
      expect(await receiveGallery(database, sent)).toMatchObject({ isNew: false, run: { id: first.run.id } });
    });

    test('is claimed at the newest revision by a worker that begins at the same moment', async () => {
      for (let round = 0; round < 20; round += 1) {
        const identity = randomUUID();
        const first = await receiveGallery(database, delivery('Before.', { identity }));
        const [claimed, second] = await Promise.all([
          claim(first.run.id),
          receiveGallery(database, delivery('After.', { identity })),
        ]);
        const cleanedLast = second.run.id === first.run.id ? claimed : await claim(second.run.id);
        expect(cleanedLast.revision).toBe(2);
      }
    });
  });

  describe('a rerun', () => {
    test('that two people ask for is one waiting run, and the audit names both', async () => {
      const { gallery, run } = await receiveGallery(database, delivery('A mole at low tide.'));
      await complete(await claim(run.id), 'first');
      const request = {
        galleryId: gallery.id,
        settings: defaultSettings,
        reason: 'typo',
        requestedBy: 'Ada',
      };
      const [one, two] = await Promise.all([
        requestRun(database, request),
        requestRun(database, { ...request, requestedBy: 'Ben' }),
      ]);
      expect(one.run.id).toBe(two.run.id);
      expect(one.isNew).not.toBe(two.isNew);
      const { records } = await listAudit(database, { galleryId: gallery.id });
      const asked = records.filter(({ action }) => action === 'rerun-asked');
      expect(asked.map(({ actor }) => actor).toSorted()).toEqual(['Ada', 'Ben']);
      expect(asked.every(({ runId }) => runId === one.run.id)).toBe(true);
    });

    test('under other settings, or more urgent, is a run of its own', async () => {
      const { gallery } = await receiveGallery(database, delivery('A groyne.'));
      const request = { galleryId: gallery.id, settings: defaultSettings, reason: 'why', requestedBy: 'Ada' };
      const slow = await requestRun(database, { ...request, priority: runPriorities.bulk });
      const urgent = await requestRun(database, { ...request, priority: runPriorities.person });
      const settings = { ...defaultSettings, datelines: 'cut' as const };
      const other = await requestRun(database, { ...request, settings });
      expect(new Set([slow.run.id, urgent.run.id, other.run.id]).size).toBe(3);
    });

    test('of a revision that is named cleans that one and publishes nothing older than what is published', async () => {
      const identity = randomUUID();
      const first = await receiveGallery(database, delivery('Low water.', { identity }));
      await receiveGallery(database, delivery('High water.', { identity }));
      await complete(await claim(first.run.id), 'high');
      const request = {
        galleryId: first.gallery.id,
        settings: defaultSettings,
        reason: 'compare',
        requestedBy: 'Ada',
      };
      const { run } = await requestRun(database, { ...request, revision: 1 });
      const claimed = await claim(run.id);
      expect(claimed.revision).toBe(1);
      await complete(claimed, 'low');
      expect((await findManifest(database, first.gallery.id))?.body).toBe('high');
      expect((await findManifest(database, first.gallery.id, run.id))?.body).toBe('low');
      await expect(requestRun(database, { ...request, revision: 3 })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    test('that is a preview can be read and is not published', async () => {
      const { gallery, run } = await receiveGallery(database, delivery('A causeway.'));
      await complete(await claim(run.id), 'published');
      const preview = await requestRun(database, {
        galleryId: gallery.id,
        settings: defaultSettings,
        reason: 'what if',
        requestedBy: 'Ada',
        isPreview: true,
      });
      await complete(await claim(preview.run.id), 'previewed');
      expect((await findManifest(database, gallery.id))?.body).toBe('published');
      expect((await findManifest(database, gallery.id, preview.run.id))?.body).toBe('previewed');
      const told = (await publicationsOf(gallery.id)).map(({ runId }) => runId);
      expect(told).toEqual([run.id]);
    });

    test('that ends after a later one does not take its place', async () => {
      const { gallery, run } = await receiveGallery(database, delivery('A lock gate.'));
      const slow = await claim(run.id);
      const request = { galleryId: gallery.id, settings: defaultSettings, reason: 'why', requestedBy: 'Ada' };
      const later = await requestRun(database, request);
      await complete(await claim(later.run.id), 'later');
      await complete(slow, 'slow');
      expect((await findManifest(database, gallery.id))?.body).toBe('later');
      expect((await publicationsOf(gallery.id)).map(({ runId }) => runId)).toEqual([later.run.id]);
    });
  });

  describe('a retry', () => {
    test('has the run that failed tried again, and only that', async () => {
      const { run } = await receiveGallery(database, delivery('A sluice.'));
      await expect(retryRun(database, run.id, 'Ada')).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(retryRun(database, 'run_none', 'Ada')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const { fence } = await claim(run.id);
      await failRun(database, run.id, fence, { code: 'RUN_FAILED', message: 'the disk was full' });
      expect(await retryRun(database, run.id, 'Ada')).toMatchObject({ state: 'queued', error: null });
      await complete(await claim(run.id), 'at last');
      expect(await findRun(database, run.id)).toMatchObject({ state: 'succeeded', attempts: 2 });
    });
  });

  describe('subscribers', () => {
    test('are told of each change once, in order, and of the same manifest again not at all', async () => {
      const identity = randomUUID();
      const { gallery, run } = await receiveGallery(database, delivery('Ebb.', { identity }));
      await complete(await claim(run.id), 'ebb');
      const request = { galleryId: gallery.id, settings: defaultSettings, reason: 'why', requestedBy: 'Ada' };
      await complete(await claim((await requestRun(database, request)).run.id), 'ebb');
      const changed = await receiveGallery(database, delivery('Flood.', { identity }));
      await complete(await claim(changed.run.id), 'flood');
      const told = await publicationsOf(gallery.id);
      expect(told.map(({ version, kind, runId }) => [version, kind, runId])).toEqual([
        [1, 'published', run.id],
        [2, 'published', changed.run.id],
      ]);
    });

    test('are told of a retraction when no photo is left', async () => {
      const identity = randomUUID();
      const { gallery, run } = await receiveGallery(database, delivery('To be killed.', { identity }));
      await complete(await claim(run.id), 'alive');
      const killed = await receiveGallery(database, delivery('Killed.', { identity }));
      await complete(await claim(killed.run.id), 'dead', 0);
      expect((await publicationsOf(gallery.id)).map(({ kind }) => kind)).toEqual(['published', 'retracted']);
    });

    test('go on from a cursor at the end and refuse one that is none', async () => {
      const end = await everything();
      const { gallery, run } = await receiveGallery(database, delivery('Spring tide.'));
      await complete(await claim(run.id), 'spring');
      const { publications, hasMore } = await listPublications(database, { since: end });
      expect(publications.map(({ galleryId }) => galleryId)).toEqual([gallery.id]);
      expect(hasMore).toBe(false);
      await expect(listPublications(database, { since: 'soon' })).rejects.toMatchObject({ code: 'USAGE' });
    });

    test('miss nothing that is committed while they read', async () => {
      const since = await everything();
      const receipts = await Promise.all(
        Array.from({ length: 30 }, (_, at) => receiveGallery(database, delivery(`Wave ${at}.`))),
      );
      const seen: string[] = [];
      let cursor: string = since;
      const read = async () => {
        const page = await listPublications(database, { since: cursor, limit: 3 });
        seen.push(...page.publications.map(({ galleryId }) => galleryId));
        cursor = page.cursor;
      };
      const ending = Promise.all(
        receipts.map(async ({ run }, at) => complete(await claim(run.id), `wave ${at}`)),
      );
      for (let round = 0; round < 10; round += 1) await read();
      await ending;
      for (let round = 0; round < 20; round += 1) await read();
      expect(seen.toSorted()).toEqual(receipts.map(({ gallery }) => gallery.id).toSorted());
    });
  });

  async function claim(runId: string) {
    const claimed = await claimRun(database, runId, 'rules');
    if (claimed === null) throw new Error(`run ${runId} was not to be had`);
    return claimed;
  }

  async function complete(claimed: { runId: string; fence: number }, manifest: string, items = 1) {
    const isSaved = await completeRun(database, claimed, {
      manifest,
      digest: `digest of ${manifest}`,
      headline: null,
      report: { entries: 1, items, collapsed: 0, warnings: 0 },
      timings: { waitMs: 0, photosMs: 0, loadMs: 0, cleanMs: 0 },
      listing: noListing,
      doubts: [],
    });
    expect(isSaved).toBe(true);
  }

  async function textOf(galleryId: string, revision: number) {
    const loaded = await loadRevision(database, galleryId, revision);
    return Buffer.from(loaded?.bytes ?? []).toString();
  }

  async function publicationsOf(id: string) {
    const { publications } = await listPublications(database, { since: null, limit: 1000 });
    return publications.filter(({ galleryId }) => galleryId === id);
  }

  /** The cursor behind all that was published so far. */
  async function everything(): Promise<string> {
    return (await listPublications(database, { since: null, limit: 1000 })).cursor;
  }
});

function delivery(text: string, changes: Partial<Delivery> = {}): Delivery {
  return makeDelivery({ text, ...changes });
}
