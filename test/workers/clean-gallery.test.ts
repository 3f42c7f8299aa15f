import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { printManifest } from '../../src/pipeline/manifests/print-manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import type { Rules } from '../../src/pipeline/rules.ts';
import type { Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readWhole } from '../../src/storage/gallery-content.ts';
import { type Delivery, receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findGallery } from '../../src/storage/galleries.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { findRun } from '../../src/storage/runs.ts';
import type { RunRecord } from '../../src/storage/records.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { waitForRun } from '../services/wait-for-run.ts';
import { makeDelivery, sampleGallery } from '../services/deliveries.ts';

const rules = loadRules();
const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('workers, $name', (backend) => {
  let opened: OpenBackend;
  let resources: Resources;
  const running: { close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    opened = await backend.open();
    resources = opened.resources;
  });
  afterEach(async () => {
    for (const one of running.splice(0).toReversed()) await one.close();
  });
  afterAll(() => opened.close());

  test('publish the manifest the pipeline gives, byte for byte', async () => {
    await start(rules);
    const delivery = makeDelivery();
    const run = await finish(delivery);
    expect(run).toMatchObject({ state: 'succeeded', attempts: 1, error: null });
    const { name, uri, mediaType, content } = delivery;
    const input = { bytes: await readWhole(content), name, uri, mediaType };
    const expected = await runPipeline(input, delivery.settings, rules);
    const manifest = await findManifest(resources.database, run.galleryId);
    expect(manifest?.body).toBe(printManifest(expected));
    expect(run.report).toMatchObject(expected.report);
    expect(run.manifestDigest).toBe(
      createHash('sha256')
        .update(manifest?.body ?? '')
        .digest('hex'),
    );
    expect((await findGallery(resources.database, run.galleryId))?.headline).toBe(expected.headline);
  });

  test.each([
    ['empty', Buffer.alloc(0)],
    ['no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0xff, 0xfe, 0])],
  ])('end the run of a gallery that is %s at once, say why and keep its bytes', async (_, bytes) => {
    await start(rules);
    const run = await finish(makeDelivery({ bytes }));
    expect(run).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: { code: expect.stringMatching(/^GALLERY_/) },
    });
    expect(run.error?.message).not.toBe('');
    const kept = await loadRevision(resources.database, run.galleryId);
    expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
    expect((await resources.queue.findJob(run.id))?.state).toBe('failed');
  });

  test('try again what fails for no known reason, and end the run when they have tried enough', async () => {
    // Rules that no file could hold: the pipeline meets a bug.
    await start({ digest: 'none' } as Rules);
    const run = await finish(
      makeDelivery({ text: `${sampleGallery}\nAnother day. (AP Photo/Ilse Marrow)\n` }),
    );
    expect(run).toMatchObject({ state: 'failed', attempts: 5, error: { code: 'RUN_FAILED' } });
  });

  test('finish what they hold before they close', async () => {
    await start(rules);
    const runs = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        receiveGallery(resources.database, makeDelivery({ text: `${sampleGallery}\nFrame ${at}. (AP)\n` })),
      ),
    );
    resources.wakeRelay();
    await expect.poll(() => resources.queue.findJob(runs[0]?.run.id ?? '')).not.toBeNull();
    for (const one of running.splice(0).toReversed()) await one.close();
    const states = await Promise.all(
      runs.map(async ({ run }) => (await findRun(resources.database, run.id))?.state),
    );
    expect(states).not.toContain('running');
    await start(rules);
    for (const { run } of runs) expect((await waitFor(run.id)).state).toBe('succeeded');
  });

  async function start(with_: Rules): Promise<void> {
    running.push(startRelay(resources), await startWorkers(resources, with_));
  }

  async function finish(delivery: Delivery): Promise<RunRecord> {
    const { run } = await receiveGallery(resources.database, delivery);
    resources.wakeRelay();
    return waitFor(run.id);
  }

  function waitFor(runId: string): Promise<RunRecord> {
    return waitForRun(resources.database, runId);
  }
});
