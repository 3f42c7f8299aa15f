import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { claimRun, completeRun, failRun } from '../../src/storage/claimed-runs.ts';
import { findGallery } from '../../src/storage/galleries.ts';
import { listGalleries } from '../../src/storage/listings/list-galleries.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { claimOutbox, markPublished, readOutboxState, releaseOutbox } from '../../src/storage/outbox.ts';
import { requestRun } from '../../src/storage/request-run.ts';
import { findRun, listRuns, runsChangedSince } from '../../src/storage/runs.ts';
import { requeueRuns } from '../../src/storage/unfinished-runs.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { noListing } from '../services/no-listing.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('records, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
  });
  afterAll(() => opened.close());

  describe('a delivery', () => {
    test('keeps the bytes exactly and asks for one run', async () => {
      const bytes = Buffer.from([0, 255, 13, 10, 0xef, 0xbb, 0xbf, 39, 92]);
      const { gallery, run, isNew } = await receiveGallery(
        database,
        delivery({ bytes, name: 'odd bytes.txt' }),
      );
      expect(isNew).toBe(true);
      expect(gallery).toMatchObject({ name: 'odd bytes.txt', headline: null, sizeBytes: bytes.length });
      expect(gallery.contentDigest).toMatch(/^[\da-f]{64}$/);
      expect(run).toMatchObject({
        galleryId: gallery.id,
        state: 'queued',
        attempts: 0,
        error: null,
        report: null,
      });
      expect(new Date(run.createdAt).toISOString()).toBe(run.createdAt);
      const loaded = await loadRevision(database, gallery.id);
      expect(Buffer.from(loaded?.bytes ?? []).equals(bytes)).toBe(true);
      expect(await findGallery(database, gallery.id)).toEqual(gallery);
      expect(await findRun(database, run.id)).toEqual(run);
    });

    test('of the same bytes from the same source is the same gallery and run', async () => {
      const first = await receiveGallery(database, delivery({ text: 'A pier at dawn.', source: 'harbour' }));
      const again = await receiveGallery(
        database,
        delivery({ text: 'A pier at dawn.', source: 'harbour', name: 'other' }),
      );
      expect(again).toEqual({ ...first, isNew: false });
    });

    test('of the same bytes from another source is another gallery', async () => {
      const first = await receiveGallery(database, delivery({ text: 'Two tugs.', source: 'north' }));
      const other = await receiveGallery(database, delivery({ text: 'Two tugs.', source: 'south' }));
      expect(other.gallery.id).not.toBe(first.gallery.id);
      expect(other.isNew).toBe(true);
    });

    test('of the same bytes under other settings is the same gallery with a new run', async () => {
      const first = await receiveGallery(database, delivery({ text: 'A crane.' }));
      const settings = { ...defaultSettings, referenceDate: '2026-05-05' };
      const other = await receiveGallery(database, delivery({ text: 'A crane.', settings }));
      expect(other.gallery.id).toBe(first.gallery.id);
      expect(other.run.id).not.toBe(first.run.id);
      expect(other.isNew).toBe(true);
      expect(JSON.stringify(other.run.settings)).toBe(JSON.stringify(settings));
    });

    test('under a known key is the run it had, whatever was said beside the bytes', async () => {
      const idempotencyKey = randomUUID();
      const first = await receiveGallery(database, delivery({ text: 'A buoy.', idempotencyKey }));
      const settings = { ...defaultSettings, inputFormat: 'text' };
      const again = await receiveGallery(database, delivery({ text: 'A buoy.', idempotencyKey, settings }));
      expect(again).toEqual({ ...first, isNew: false });
    });

    test('of other bytes under a known key is refused and leaves nothing', async () => {
      const idempotencyKey = randomUUID();
      await receiveGallery(database, delivery({ text: 'A lighthouse.', idempotencyKey }));
      const source = delivery().source;
      const other = delivery({ text: 'Another lighthouse.', idempotencyKey, name: 'refused.txt' });
      await expect(receiveGallery(database, other)).rejects.toMatchObject({ code: 'CONFLICT' });
      expect((await listGalleries(database, { search: 'refused.txt' })).records).toEqual([]);
      // The key belongs to its source: another sender may use the same one.
      const elsewhere = await receiveGallery(database, { ...other, source: `${source}-elsewhere` });
      expect(elsewhere.isNew).toBe(true);
    });

    test.each([
      ['without a key', null],
      ['under one key', 'fifty-at-once'],
    ])('fifty times at once %s is one gallery and one run', async (_, idempotencyKey) => {
      const same = delivery({ text: `A crowd ${idempotencyKey}.`, idempotencyKey });
      const receipts = await Promise.all(Array.from({ length: 50 }, () => receiveGallery(database, same)));
      expect(new Set(receipts.map((receipt) => receipt.gallery.id)).size).toBe(1);
      expect(new Set(receipts.map((receipt) => receipt.run.id)).size).toBe(1);
      expect(receipts.filter((receipt) => receipt.isNew)).toHaveLength(1);
      const { records } = await listRuns(database, { galleryId: receipts[0]?.gallery.id ?? '' });
      expect(records).toHaveLength(1);
    });

    test('at once with a key of each sender’s own and without any is one gallery and one run', async () => {
      const text = 'A crowd of senders.';
      const { source } = delivery();
      const receipts = await Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          receiveGallery(
            database,
            delivery({ text, source, idempotencyKey: at % 2 === 0 ? null : `own-${at}` }),
          ),
        ),
      );
      expect(new Set(receipts.map((receipt) => receipt.gallery.id)).size).toBe(1);
      expect(receipts.filter((receipt) => receipt.isNew)).toHaveLength(1);
    });

    test('that carries a NUL or half a character where words are kept is kept without them', async () => {
      const { gallery, run } = await receiveGallery(
        database,
        delivery({ text: 'Nets dry.', name: 'nets\0\uD800.txt', source: 'co\0ast', reason: 'why\0' }),
      );
      expect(gallery).toMatchObject({ name: 'nets\uFFFD.txt', source: 'coast' });
      expect(run.reason).toBe('why');
    });
  });

  describe('a run', () => {
    test('succeeds with its manifest, exactly as it was written', async () => {
      const { gallery, run } = await receiveGallery(database, delivery({ text: 'Oars.' }));
      const claimed = await claimRun(database, run.id, 'rules');
      expect(claimed).toMatchObject({ fence: 1, galleryId: gallery.id, attempts: 1, settings: run.settings });
      expect(await findRun(database, run.id)).toMatchObject({ state: 'running', attempts: 1 });
      const body = '{\n  "caption": "\\u0000 é 漢 \u2028 😀"\n}\n';
      const isSaved = await completeRun(
        database,
        { runId: run.id, fence: claimed?.fence ?? 0 },
        result(body, 'Oars\0 out'),
      );
      expect(isSaved).toBe(true);
      const found = await findRun(database, run.id);
      expect(found).toMatchObject({ state: 'succeeded', manifestDigest: 'digest of it', error: null });
      expect(found?.report).toEqual({ entries: 4, items: 2, collapsed: 2, warnings: 0 });
      expect(found?.finishedAt).not.toBeNull();
      expect(await findManifest(database, gallery.id)).toMatchObject({
        runId: run.id,
        body,
        digest: 'digest of it',
      });
      expect((await findGallery(database, gallery.id))?.headline).toBe('Oars out');
    });

    test('that a slow worker lost takes nothing more from it', async () => {
      const { gallery, run } = await receiveGallery(database, delivery({ text: 'Sails.' }));
      const slow = await claimRun(database, run.id, 'rules');
      const fast = await claimRun(database, run.id, 'rules');
      expect(fast?.fence).toBe((slow?.fence ?? 0) + 1);
      expect(await failRun(database, run.id, slow?.fence ?? 0, failure)).toBe(false);
      expect(await completeRun(database, { runId: run.id, fence: slow?.fence ?? 0 }, result('slow'))).toBe(
        false,
      );
      expect(await findManifest(database, gallery.id)).toBeNull();
      expect(await completeRun(database, { runId: run.id, fence: fast?.fence ?? 0 }, result('fast'))).toBe(
        true,
      );
      expect(await completeRun(database, { runId: run.id, fence: slow?.fence ?? 0 }, result('slow'))).toBe(
        false,
      );
      expect(await completeRun(database, { runId: run.id, fence: fast?.fence ?? 0 }, result('twice'))).toBe(
        false,
      );
      expect((await findManifest(database, gallery.id))?.body).toBe('fast');
    });

    test('that ended is not taken up again', async () => {
      const { run } = await receiveGallery(database, delivery({ text: 'Masts.' }));
      const claimed = await claimRun(database, run.id, 'rules');
      expect(await failRun(database, run.id, claimed?.fence ?? 0, failure)).toBe(true);
      expect(await findRun(database, run.id)).toMatchObject({ state: 'failed', error: failure });
      expect(await claimRun(database, run.id, 'rules')).toBeNull();
      expect(await claimRun(database, 'run_of_nobody', 'rules')).toBeNull();
    });

    test('asked for again is a new run, and the newest that succeeded is published', async () => {
      const { gallery, run } = await receiveGallery(database, delivery({ text: 'Anchors.' }));
      await finish(run.id, 'first');
      const request = {
        galleryId: gallery.id,
        settings: run.settings,
        reason: 'wrong date',
        requestedBy: 'Ilse',
      };
      const { run: second } = await requestRun(database, request);
      expect((await findManifest(database, gallery.id))?.body).toBe('first');
      await finish(second.id, 'second');
      const { run: third } = await requestRun(database, request);
      const claimed = await claimRun(database, third.id, 'rules');
      await failRun(database, third.id, claimed?.fence ?? 0, failure);
      expect((await findManifest(database, gallery.id))?.body).toBe('second');
      expect((await findManifest(database, gallery.id, run.id))?.body).toBe('first');
      expect(await findManifest(database, gallery.id, third.id)).toBeNull();
      const { records } = await listRuns(database, { galleryId: gallery.id });
      expect(records.map((record) => record.id)).toEqual([third.id, second.id, run.id]);
      const failed = await listRuns(database, { galleryId: gallery.id, state: 'failed' });
      expect(failed.records.map((record) => record.id)).toEqual([third.id]);
    });

    test('of a gallery nobody sent is refused', async () => {
      const request = {
        galleryId: 'gal_none',
        settings: delivery().settings,
        reason: 'again',
        requestedBy: 'Ilse',
      };
      await expect(requestRun(database, request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  describe('a list', () => {
    test('goes through every gallery once, newest first, while others arrive', async () => {
      const sent: string[] = [];
      for (let at = 0; at < 7; at += 1) {
        const receipt = await receiveGallery(
          database,
          delivery({ text: `Paged ${at}`, name: `paged ${at}` }),
        );
        sent.unshift(receipt.gallery.id);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await listGalleries(database, { search: 'paged', limit: 3, cursor });
        seen.push(...page.records.map((record) => record.id));
        cursor = page.nextCursor;
        await receiveGallery(
          database,
          delivery({ text: `late ${seen.length}`, name: `paged late ${seen.length}` }),
        );
      } while (cursor !== null);
      expect(seen).toEqual(sent);
    });

    test.each([
      ['100%', ['100% wool']],
      ['a_b', ['a_b']],
      ['WOOL', ['100% wool']],
      [String.raw`back\slash`, [String.raw`back\slash`]],
    ])('finds %s as it is written', async (search, names) => {
      for (const name of ['100% wool', '1000 sheep', 'a_b', 'axb', String.raw`back\slash`]) {
        await receiveGallery(database, delivery({ text: `Listed as ${name}`, name }));
      }
      const { records } = await listGalleries(database, { search });
      expect(records.map((record) => record.name)).toEqual(names);
    });

    test('refuses a cursor that is none of its own', async () => {
      await expect(listRuns(database, { cursor: "1'; drop" })).rejects.toMatchObject({ code: 'USAGE' });
    });

    test('of changed runs tells of each change', async () => {
      const start = await runsChangedSince(database, null);
      const { run } = await receiveGallery(database, delivery({ text: 'Followed.' }));
      const first = await runsChangedSince(database, start.until);
      expect(first.runs).toContainEqual(run);
      await finish(run.id, 'followed');
      const second = await runsChangedSince(database, first.until);
      expect(second.runs.find((changed) => changed.id === run.id)?.state).toBe('succeeded');
    });
  });

  describe('the outbox', () => {
    test('gives a row to one relay at a time until it is marked', async () => {
      await drainOutbox();
      const { gallery, run } = await receiveGallery(database, delivery({ text: 'Posted.' }));
      expect((await readOutboxState(database)).pending).toBe(1);
      const [one, other] = await Promise.all([claimOutbox(database, 10), claimOutbox(database, 10)]);
      const claimed = [...one, ...other];
      expect(claimed).toMatchObject([{ work: { kind: 'run', runId: run.id, galleryId: gallery.id } }]);
      const sequences = claimed.map(({ sequence }) => sequence);
      await releaseOutbox(database, sequences);
      expect(await claimOutbox(database, 10)).toHaveLength(1);
      await markPublished(database, sequences);
      expect(await readOutboxState(database)).toEqual({ pending: 0, oldestAgeSeconds: 0 });
    });

    test('keeps what a dead relay had taken', async () => {
      await drainOutbox();
      const { run } = await receiveGallery(database, delivery({ text: 'Taken and dropped.' }));
      expect(await claimOutbox(database, 10)).toHaveLength(1);
      expect(await claimOutbox(database, 10)).toEqual([]);
      await database.query(
        `update outbox set claimed_until = now() - interval '1 second' where run_id = $1`,
        [run.id],
      );
      expect(await claimOutbox(database, 10)).toHaveLength(1);
    });

    test('takes an unfinished run back, never one that ended', async () => {
      const lost = await receiveGallery(database, delivery({ text: 'Lost.' }));
      const ended = await receiveGallery(database, delivery({ text: 'Ended.' }));
      await finish(ended.run.id, 'ended');
      await drainOutbox();
      await requeueRuns(database, [lost.run.id, ended.run.id]);
      expect(await claimOutbox(database, 10)).toMatchObject([
        { work: { runId: lost.run.id, galleryId: lost.gallery.id } },
      ]);
      expect((await findRun(database, ended.run.id))?.state).toBe('succeeded');
    });
  });

  test('a transaction that fails leaves nothing', async () => {
    const name = `half ${randomUUID()}`;
    const broken = database.transaction(async (query) => {
      await query(
        `insert into idempotency_keys (source, key, gallery_id, run_id) select $1, 'k', id, $1 from galleries limit 0`,
        [name],
      );
      await query(`update galleries set name = $1`, [name]);
      await query('select 1 / 0');
    });
    await expect(broken).rejects.toThrow('division by zero');
    expect((await listGalleries(database, { search: name })).records).toEqual([]);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  function delivery(changes: Parameters<typeof makeDelivery>[0] = {}) {
    return makeDelivery({ source: 'records test', ...changes });
  }

  async function finish(runId: string, body: string): Promise<void> {
    const claimed = await claimRun(database, runId, 'rules');
    expect(await completeRun(database, { runId: runId, fence: claimed?.fence ?? 0 }, result(body))).toBe(
      true,
    );
  }

  async function drainOutbox(): Promise<void> {
    for (;;) {
      const rows = await claimOutbox(database, 200);
      if (rows.length === 0) return;
      await markPublished(
        database,
        rows.map(({ sequence }) => sequence),
      );
    }
  }
});

const failure = { code: 'GALLERY_EMPTY', message: 'the input holds no text at all' };

function result(manifest: string, headline: string | null = null) {
  return {
    manifest,
    digest: 'digest of it',
    headline,
    report: { entries: 4, items: 2, collapsed: 2, warnings: 0 },
    timings: { waitMs: 1, photosMs: 0, loadMs: 2, cleanMs: 3 },
    listing: noListing,
    doubts: [],
  };
}
