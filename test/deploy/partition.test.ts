import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadRules } from '../../src/rules.ts';
import { deleteGallery } from '../../src/storage/delete-gallery.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery, sampleGallery } from '../services/deliveries.ts';
import { waitForRun } from '../services/wait-for-run.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends.filter(({ name }) => name === 'servers'))(
  'records that were split, $name',
  (backend) => {
    let opened: OpenBackend;
    const running: { readonly close: () => Promise<void> }[] = [];
    beforeAll(async () => {
      opened = await backend.open();
      running.push(startRelay(opened.resources), await startWorkers(opened.resources, loadRules()));
    });
    afterAll(async () => {
      for (const part of running.toReversed()) await part.close();
      await opened.close();
    });

    async function clean(at: number) {
      const text = sampleGallery.replaceAll('Port Alder', `Port ${at}`);
      const { gallery, run } = await receiveGallery(opened.resources.database, makeDelivery({ text }));
      opened.resources.wakeRelay();
      expect(await waitForRun(opened.resources.database, run.id)).toMatchObject({ state: 'succeeded' });
      return { galleryId: gallery.id, text };
    }

    test('hold what they held, take what comes, and are migrated and deleted from as before', async () => {
      const { database } = opened.resources;
      const before = [await clean(1), await clean(2)];
      const manifests = await Promise.all(before.map(({ galleryId }) => findManifest(database, galleryId)));
      await database.query(await readFile('deploy/postgres/partition.sql', 'utf8'));
      await migrate(database);
      for (const [at, { galleryId, text }] of before.entries()) {
        expect(await findManifest(database, galleryId)).toEqual(manifests[at]);
        expect(Buffer.from((await loadRevision(database, galleryId))?.bytes ?? []).toString()).toBe(text);
      }
      const after = await Promise.all([3, 4, 5, 6, 7, 8].map(clean));
      const parts = await database.query(
        `select distinct tableoid::regclass::text from (
         select tableoid from manifests union all select tableoid from revision_pieces) as rows`,
      );
      expect(parts.length).toBeGreaterThan(4);
      for (const { galleryId } of [...before, ...after])
        await deleteGallery(database, galleryId, { requestedBy: 'desk', reason: 'over' });
      const rows = await database.query(
        `select run_id from manifests union all select gallery_id from revision_pieces`,
      );
      expect(rows).toEqual([]);
    });
  },
);
