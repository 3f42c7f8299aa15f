import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { askForReruns } from '../../src/storage/ask-for-reruns.ts';
import { listAudit } from '../../src/storage/audit.ts';
import {
  findBulkRerun,
  listUnfinishedBulkReruns,
  requestBulkRerun,
  stopBulkRerun,
} from '../../src/storage/bulk-reruns.ts';
import { claimRun, failRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { deleteGallery } from '../../src/storage/delete-gallery.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { requestRun } from '../../src/storage/request-run.ts';
import { findRun, listRuns, runPriorities } from '../../src/storage/runs.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('a rerun of many galleries, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
  });
  afterAll(() => opened.close());

  test('asks for a few runs at a time, behind everything else, and for none twice', async () => {
    const { source, galleryIds } = await deliver(5);
    const bulk = await ask(source);
    expect(bulk).toMatchObject({ state: 'working', total: 5, counts: { asked: 0 } });
    expect(await step(bulk.id, { atOnce: 2 })).toBe('moved');
    expect(await step(bulk.id, { atOnce: 2 })).toBe('moved');
    // Whoever takes over goes on where the other stopped, even when both work on it.
    await Promise.all([step(bulk.id, { atOnce: 2 }), step(bulk.id, { atOnce: 2 })]);
    const runs = (await listRuns(database, { bulkId: bulk.id })).records;
    expect(runs.map(({ galleryId }) => galleryId)).toEqual(galleryIds.toReversed());
    expect(new Set(await priorities(bulk.id))).toEqual(new Set([runPriorities.bulk]));
    expect(await step(bulk.id)).toBe('waiting');
    await end(runs.map(({ id }) => id));
    expect(await step(bulk.id)).toBe('ended');
    expect(await findBulkRerun(database, bulk.id)).toMatchObject({
      state: 'done',
      total: 5,
      counts: { asked: 5, queued: 0, running: 0, succeeded: 0, failed: 5, stopped: 0, deleted: 0 },
    });
    expect(await step(bulk.id)).toBe('ended');
  });

  test('never has more runs under way than it may, with all others together', async () => {
    const { source } = await deliver(4);
    const [first, second] = [await ask(source), await ask(source, { creditStyle: 'comma' })];
    expect(await step(first.id, { underWay: 3 })).toBe('moved');
    expect(await step(first.id, { underWay: 3 })).toBe('waiting');
    expect(await step(second.id, { underWay: 3 })).toBe('waiting');
    const [oldest] = (await listRuns(database, { bulkId: first.id })).records;
    await end([oldest?.id ?? '']);
    expect(await step(second.id, { underWay: 3 })).toBe('moved');
    expect((await listRuns(database, { bulkId: second.id })).records).toHaveLength(1);
    for (const { id } of [first, second]) await stopBulkRerun(database, id, 'desk');
  });

  test('shares a run that waits already, counts it, and leaves it alone when it is stopped', async () => {
    const { source, galleryIds } = await deliver(3);
    const [shared] = galleryIds;
    const settings = defaultSettings;
    const request = { galleryId: shared ?? '', settings, reason: 'a look', requestedBy: 'Runa Holt' };
    const { run } = await requestRun(database, { ...request, priority: runPriorities.person });
    const bulk = await ask(source);
    await step(bulk.id);
    expect((await listRuns(database, { bulkId: bulk.id })).records.map(({ id }) => id)).toContain(run.id);
    const [, working] = (await listRuns(database, { bulkId: bulk.id })).records;
    await claimRun(database, working?.id ?? '', 'rules');
    const ended = await stopBulkRerun(database, bulk.id, 'Ulf Marrow');
    expect(ended).toHaveLength(1);
    expect(await findRun(database, ended[0] ?? '')).toMatchObject({
      state: 'failed',
      error: { code: 'STOPPED' },
    });
    expect((await findRun(database, run.id))?.state).toBe('queued');
    expect(await findBulkRerun(database, bulk.id)).toMatchObject({
      state: 'stopped',
      finishedAt: null,
      counts: { asked: 3, queued: 1, running: 1, stopped: 1, failed: 0 },
    });
    expect(await step(bulk.id)).toBe('waiting');
    await end([run.id, working?.id ?? '']);
    expect(await step(bulk.id)).toBe('ended');
    expect(await stopBulkRerun(database, bulk.id, 'Ulf Marrow')).toEqual([]);
    expect(await findBulkRerun(database, bulk.id)).toMatchObject({
      state: 'stopped',
      counts: { asked: 3, stopped: 1 },
    });
    const { records } = await listAudit(database, { galleryId: shared ?? '' });
    expect(records[0]).toMatchObject({ action: 'rerun-asked', detail: { bulkId: bulk.id, isShared: true } });
  });

  test('a run that another one wants as well is left to it', async () => {
    const { source } = await deliver(1);
    const [first, second] = [await ask(source), await ask(source)];
    await step(first.id);
    await step(second.id);
    expect(await stopBulkRerun(database, first.id, 'desk')).toEqual([]);
    expect((await listRuns(database, { bulkId: second.id })).records[0]?.state).toBe('queued');
  });

  test('leaves out what arrives later or was deleted before its turn, and counts what is deleted after it', async () => {
    const { source, galleryIds } = await deliver(4);
    const bulk = await ask(source);
    const by = { requestedBy: 'desk', reason: 'a test' };
    await deleteGallery(database, galleryIds[3] ?? '', by);
    await receiveGallery(database, makeDelivery({ source, text: `Late, ${randomUUID()}.` }));
    await step(bulk.id);
    await deleteGallery(database, galleryIds[0] ?? '', by);
    await end((await listRuns(database, { bulkId: bulk.id })).records.map(({ id }) => id));
    expect(await step(bulk.id)).toBe('ended');
    expect(await findBulkRerun(database, bulk.id)).toMatchObject({
      total: 3,
      counts: { asked: 3, failed: 2, deleted: 1 },
    });
  });

  test('of nothing ends at once', async () => {
    const bulk = await ask(randomUUID());
    expect(await listUnfinishedBulkReruns(database)).toContain(bulk.id);
    expect(await step(bulk.id)).toBe('moved');
    expect(await step(bulk.id)).toBe('ended');
    expect(await listUnfinishedBulkReruns(database)).not.toContain(bulk.id);
    expect(await step('none')).toBe('ended');
  });

  /** Galleries of a source of their own, their first runs over. */
  async function deliver(count: number): Promise<{ source: string; galleryIds: readonly string[] }> {
    const source = randomUUID();
    const galleryIds: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const delivery = makeDelivery({ source, text: `A weir, ${randomUUID()}.`, settings: defaultSettings });
      const { gallery, run } = await receiveGallery(database, delivery);
      await end([run.id]);
      galleryIds.push(gallery.id);
    }
    return { source, galleryIds };
  }

  async function end(runIds: readonly string[]): Promise<void> {
    for (const id of runIds) {
      const claimed = await claimRun(database, id, 'rules');
      if (claimed !== null)
        await failRun(database, id, claimed.fence, { code: 'RUN_FAILED', message: 'a test' });
    }
  }

  function ask(source: string, settings = {}) {
    const because = { reason: 'new rules', requestedBy: 'Ulf Marrow' };
    return requestBulkRerun(database, { filter: { source }, settings, ...because, isPreview: false });
  }

  function step(bulkId: string, limits: { atOnce?: number; underWay?: number } = {}) {
    return askForReruns(database, bulkId, { atOnce: 25, underWay: 1000, ...limits });
  }

  async function priorities(bulkId: string): Promise<readonly number[]> {
    const rows = await database.query<{ priority: number }>(
      `select priority from runs join bulk_rerun_members on run_id = id where bulk_id = $1`,
      [bulkId],
    );
    return rows.map(({ priority }) => priority);
  }
});
