import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '../../src/storage/audit.ts';
import { claimRun, completeRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { deleteGallery } from '../../src/storage/delete-gallery.ts';
import { findGallery } from '../../src/storage/galleries.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { removePhotoFiles } from '../../src/storage/photo-removals.ts';
import { photoKeys, type PhotoStore } from '../../src/storage/photo-store.ts';
import { listPublications } from '../../src/storage/publications.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { receivePhoto } from '../../src/storage/receive-photo.ts';
import { removeExpired, type RetentionRules } from '../../src/storage/retention.ts';
import { requestRun } from '../../src/storage/request-run.ts';
import { listRuns } from '../../src/storage/runs.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { noListing } from '../services/no-listing.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const all = { days: null, count: null };
const keepAll: RetentionRules = { galleries: all, runs: all, publications: all, deliveries: all, audit: all };
const nothing = { galleries: 0, runs: 0, bulkReruns: 0, publications: 0, deliveries: 0, audit: 0, photos: 0 };
const by = { requestedBy: 'Runa Holt', reason: 'the family asked' };

describe.each(backends)('what is kept, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  let store: PhotoStore;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
    store = opened.resources.photoStore;
  });
  beforeEach(async () => {
    await database.query(`truncate galleries, publications, audit, photos, photo_removals cascade`);
  });
  afterAll(() => opened.close());

  test('runs that are old and not among the newest go; the published one stays whatever its age', async () => {
    const { galleryId, runIds } = await deliverCleaned();
    for (let at = 0; at < 4; at += 1) runIds.push(await runAgain(galleryId, `words ${at}`, true));
    await age('runs', 'finished_at', 100);
    const young = await runAgain(galleryId, 'young words', true);
    expect(await remove({ runs: { days: 90, count: 2 } })).toEqual({ ...nothing, runs: 3 });
    const [published, , , , newest] = runIds;
    const { records } = await listRuns(database, { galleryId });
    expect(records.map(({ id }) => id)).toEqual([young, newest, published]);
    expect((await findManifest(database, galleryId))?.runId).toBe(published);
    expect(await remove({ runs: { days: 90, count: 2 } })).toEqual(nothing);
  });

  test('deliveries that are old go; the newest of a gallery to an output and what is under way stay', async () => {
    const { galleryId } = await deliverCleaned();
    await database.query(`insert into outputs (name) values ('cms'), ('archive') on conflict do nothing`);
    for (let at = 0; at < 3; at += 1) await runAgain(galleryId, `words ${at} of ${galleryId}`);
    await database.query(
      `update deliveries set state = 'delivered', finished_at = now() - interval '100 days' where version < 4 or output = 'cms'`,
    );
    expect(await remove({ deliveries: { days: 90, count: null } })).toEqual({ ...nothing, deliveries: 4 });
    const left = await database.query<{ output: string; version: number; state: string }>(
      `select output, version, state from deliveries where gallery_id = $1 order by output`,
      [galleryId],
    );
    expect(left).toEqual([
      { output: 'archive', version: 4, state: 'pending' },
      { output: 'cms', version: 4, state: 'delivered' },
    ]);
    await database.query(`update outputs set is_active = false`);
  });

  test('everything stays where nothing is said, and a run that has not ended stays always', async () => {
    const { galleryId } = await deliverCleaned();
    const settings = makeDelivery().settings;
    await requestRun(database, { galleryId, settings, reason: 'a look', requestedBy: 'desk' });
    await age('runs', 'created_at', 1000);
    await age('galleries', 'revised_at', 1000);
    expect(await remove({})).toEqual(nothing);
    expect(await remove({ galleries: { days: 30, count: null }, runs: { days: 30, count: null } })).toEqual(
      nothing,
    );
    expect(await findGallery(database, galleryId)).not.toBeNull();
  });

  test('galleries go by age and by count, a batch at a time, and nobody is told that they are wrong', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push((await deliverCleaned()).galleryId);
    await age('galleries', 'revised_at', 40);
    const sixth = (await deliverCleaned()).galleryId;
    const rules = { galleries: { days: 30, count: 3 } };
    expect(await remove(rules, 2)).toEqual({ ...nothing, galleries: 2 });
    expect(await remove(rules, 2)).toEqual({ ...nothing, galleries: 1 });
    expect(await remove(rules, 2)).toEqual(nothing);
    const left = await Promise.all(
      [...ids, sixth].map(async (id) => (await findGallery(database, id)) !== null),
    );
    expect(left).toEqual([false, false, false, true, true, true]);
    const { publications } = await listPublications(database, { since: null });
    expect(publications.map(({ kind }) => kind)).toEqual(['published', 'published', 'published']);
    expect((await listAudit(database, { galleryId: ids[0] ?? '' })).records[0]).toMatchObject({
      actor: 'retention',
      action: 'expired',
    });
  });

  test('publications and audit go by age and count; the newest word on a gallery stays', async () => {
    const { galleryId } = await deliverCleaned();
    await runAgain(galleryId, 'other words');
    const gone = await deliverCleaned();
    await deleteGallery(database, gone.galleryId, by);
    await age('publications', 'created_at', 40);
    await age('audit', 'created_at', 40);
    const removed = await remove({ publications: { days: 30, count: null }, audit: { days: 30, count: 1 } });
    expect(removed).toMatchObject({ publications: 3, audit: 3 });
    const { publications } = await listPublications(database, { since: null });
    expect(publications).toMatchObject([{ galleryId, version: 2 }]);
  });

  // In a data folder there is one process, and in it one session.
  test.runIf(backend.name === 'servers')('one at a time is about it', async () => {
    const removed = await database.transaction(async (query) => {
      await query(`select pg_advisory_xact_lock(hashtext('cutline retention'))`);
      return remove({});
    });
    expect(removed).toBeNull();
    expect(await remove({})).toEqual(nothing);
  });

  test('photos go from the store when no gallery names them any more, and stay while one does', async () => {
    const [shared, own] = [await keepPhoto('shared'), await keepPhoto('own')];
    const first = await deliverWith([shared, own]);
    const second = await deliverWith([shared]);
    expect(await deleteGallery(database, first, by)).toMatchObject({ photos: 1 });
    await store.put(photoKeys.thumbnail(own.digest, 'small'), Buffer.from('webp'));
    // They are young: a delivery may be about to name them.
    expect(await removeFiles(60_000)).toBe(0);
    expect(await isKept(own.digest)).toBe(true);
    expect(await removeFiles(0)).toBe(1);
    expect(await isKept(own.digest)).toBe(false);
    expect(await store.load(photoKeys.thumbnail(own.digest, 'small'))).toBeNull();
    expect(await isKept(shared.digest)).toBe(true);
    await deleteGallery(database, second, by);
    expect(await removeFiles(0)).toBe(1);
    expect(await isKept(shared.digest)).toBe(false);
    expect(await removeFiles(0)).toBe(0);
  });

  test('a photo that comes again before its file is removed stays', async () => {
    const photo = await keepPhoto('again');
    await deleteGallery(database, await deliverWith([photo]), by);
    await deliverWith([await keepPhoto('again')]);
    expect(await removeFiles(0)).toBe(0);
    expect(await isKept(photo.digest)).toBe(true);
  });

  test('a gallery that is being received at that moment keeps the photo it names', async () => {
    const photo = await keepPhoto('contested');
    for (let round = 0; round < 5; round += 1) {
      const old = await deliverWith([photo]);
      const [receipt] = await Promise.all([deliverWith([photo]), deleteGallery(database, old, by)]);
      const [named] = await database.query<{ count: string }>(
        `select count(*) from gallery_photos join photos using (digest) where gallery_id = $1`,
        [receipt],
      );
      expect(Number(named?.count)).toBe(1);
      await removeFiles(0);
      expect(await isKept(photo.digest)).toBe(true);
      await deleteGallery(database, receipt, by);
      // As a delivery that comes later brings it.
      await keepPhoto('contested');
    }
  });

  test('a photo that a deleted gallery left behind is found', async () => {
    const { digest } = await keepPhoto('left behind');
    await database.query(`insert into photos (digest, size_bytes) values ($1, 1)`, [digest]);
    expect(await remove({})).toEqual(nothing);
    await age('photos', 'received_at', 1);
    expect(await remove({})).toEqual({ ...nothing, photos: 1 });
    expect(await removeFiles(0)).toBe(1);
  });

  test('a gallery is deleted while its run ends, in either order, and nothing waits for ever', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { gallery, run } = await receiveGallery(
        database,
        makeDelivery({ text: `A dike, ${randomUUID()}.` }),
      );
      const claimed = await claimRun(database, run.id, 'rules');
      if (claimed === null) throw new Error('nothing to claim');
      const [isSaved, deleted] = await Promise.all([
        completeRun(database, claimed, result('words')),
        deleteGallery(database, gallery.id, by),
      ]);
      expect(deleted.isRetracted).toBe(isSaved);
      expect(await findGallery(database, gallery.id)).toBeNull();
      expect(await completeRun(database, claimed, result('late words'))).toBe(false);
    }
  });

  function remove(rules: Partial<RetentionRules>, limit = 100) {
    return removeExpired(database, { ...keepAll, ...rules }, { limit, quietSeconds: 3600 });
  }

  function removeFiles(graceMs: number): Promise<number> {
    return removePhotoFiles(database, store, { graceMs, limit: 100 });
  }

  async function age(table: string, column: string, days: number): Promise<void> {
    await database.query(`update ${table} set ${column} = now() - make_interval(days => $1)`, [days]);
  }

  async function deliverCleaned(): Promise<{ galleryId: string; runIds: string[] }> {
    const { gallery, run } = await receiveGallery(
      database,
      makeDelivery({ text: `A weir, ${randomUUID()}.` }),
    );
    await finish(run.id, `first ${gallery.id}`);
    return { galleryId: gallery.id, runIds: [run.id] };
  }

  async function runAgain(galleryId: string, body: string, isPreview = false): Promise<string> {
    const settings = makeDelivery().settings;
    const request = { galleryId, settings, reason: 'a look', requestedBy: 'desk', isPreview };
    const { run } = await requestRun(database, request);
    await finish(run.id, body);
    return run.id;
  }

  async function finish(runId: string, body: string): Promise<void> {
    const claimed = await claimRun(database, runId, 'rules');
    if (claimed === null) throw new Error('nothing to claim');
    expect(await completeRun(database, claimed, result(body))).toBe(true);
  }

  function keepPhoto(words: string) {
    return receivePhoto(store, [Buffer.from(words)]);
  }

  async function deliverWith(photos: readonly { digest: string; sizeBytes: number }[]): Promise<string> {
    const named = photos.map((photo, at) => ({ ...photo, name: `${at}.jpg`, problem: null }));
    const delivery = makeDelivery({ text: `A pier, ${randomUUID()}.`, photos: named });
    return (await receiveGallery(database, delivery)).gallery.id;
  }

  async function isKept(digest: string): Promise<boolean> {
    return (await store.load(photoKeys.original(digest))) !== null;
  }
});

function result(body: string) {
  return {
    manifest: body,
    digest: createHash('sha256').update(body).digest('hex'),
    headline: null,
    report: { entries: 1, items: 1, collapsed: 0, warnings: 0 },
    timings: { waitMs: 0, photosMs: 0, loadMs: 0, cleanMs: 0 },
    listing: noListing,
    doubts: [],
  };
}
