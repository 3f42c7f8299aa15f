import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeBytes } from '../../src/formats/photo-folder/compose-gallery.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import type { PhotoMetadata } from '../../src/pipeline/photos/photo-metadata.ts';
import type { Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { photoKeys } from '../../src/storage/photo-store.ts';
import { beginReading, countPhotos, type DeliveredPhoto } from '../../src/storage/photos.ts';
import type { RunRecord } from '../../src/storage/records.ts';
import { receivePhoto } from '../../src/storage/receive-photo.ts';
import { requestRun } from '../../src/storage/request-run.ts';
import { findRun } from '../../src/storage/runs.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { makePhotoDay } from '../generators/photo-days.ts';
import { makePhoto } from '../generators/photos.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { type Archive, openArchive } from '../services/photo-archive.ts';
import { waitForRun } from '../services/wait-for-run.ts';
import { makeDelivery } from '../services/deliveries.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const caption = (at: number) =>
  `Skipper ${at} mends a net in Ostrand on May ${at + 1}, 2026. (AP Photo/Ida Brandt)`;

describe.each(backends)('photos of their own jobs, $name', (backend) => {
  let archive: Archive;
  let opened: OpenBackend;
  let resources: Resources;
  const running: { close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    archive = await openArchive({ '/a/net.jpg': await makePhoto(31), '/b/net.jpg': await makePhoto(32) });
    opened = await backend.open({ CUTLINE_PHOTO_HOSTS_INSIDE: archive.host });
    resources = opened.resources;
    running.push(startRelay(resources), await startWorkers(resources, loadRules()));
  });
  afterAll(async () => {
    for (const one of running.toReversed()) await one.close();
    await opened.close();
    archive.close();
  });

  test('many are read, the broken ones are warnings, and the gallery is cleaned once', async () => {
    const photos: DeliveredPhoto[] = [];
    for (let at = 0; at < 7; at += 1)
      photos.push(
        await deliver(
          `net-${at}.jpg`,
          at === 3 ? Buffer.from('no photo') : await makePhoto(at, { width: 320 }),
        ),
      );
    const { run, manifest } = await clean(
      photos.map(({ name }, at) => ({ caption: caption(at), photo: name })),
      photos,
    );
    expect(run).toMatchObject({ state: 'succeeded', attempts: 2, report: { items: 7, warnings: 1 } });
    expect(manifest.warnings).toMatchObject([{ code: 'photo-unreadable', entry: 3 }]);
    expect(manifest.items.filter(({ photo }) => photo?.perceptualHash != null)).toHaveLength(6);
    const digest = photos[0]?.digest ?? '';
    expect(await resources.photoStore.load(photoKeys.thumbnail(digest, 'small'))).not.toBeNull();
  });

  test('sent twice, cropped, corrected, a burst, and an entry of words alone become what the desk would print', async () => {
    const [net, gull, hall] = [await makePhoto(51), await makePhoto(52), await makePhoto(53)];
    const crop = await sharp(net).extract({ left: 96, top: 64, width: 768, height: 512 }).jpeg().toBuffer();
    const photos = [
      await deliver('net.jpg', net),
      await deliver('net-again.jpg', net),
      await deliver('net-crop.jpg', crop),
      await deliver('gull-1.jpg', gull),
      await deliver('gull-2.jpg', await makePhoto(52, { moved: 12 })),
      await deliver('hall.jpg', hall),
      await deliver('hall-web.webp', await sharp(hall).webp({ quality: 60 }).toBuffer()),
    ];
    const atTheHall = 'Mayor Ada Lind speaks at the hall in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)';
    const { manifest } = await clean(
      [
        { caption: caption(1), photo: 'net.jpg' },
        { caption: caption(1), photo: 'net-again.jpg' },
        { caption: caption(1), photo: 'net-crop.jpg' },
        { caption: caption(1) },
        { caption: 'A gull waits for fish in Ostrand on May 4, 2026.', photo: 'gull-1.jpg' },
        { caption: 'A gull waits for fish in Ostrand on May 4, 2026.', photo: 'gull-2.jpg' },
        { caption: atTheHall, photo: 'hall.jpg' },
        { caption: `CORRECTS NAME - ${atTheHall.replace('Ada Lind', 'Maria Holt')}`, photo: 'hall-web.webp' },
      ],
      photos,
    );
    expect(manifest.items.map(({ entries, flags }) => [entries.length, flags])).toEqual([
      [4, []],
      [1, ['shares-caption']],
      [1, ['shares-caption']],
      [2, ['corrected']],
    ]);
    expect(manifest.items[3]?.caption.text).toContain('Maria Holt');
    expect(manifest.items[3]?.entries.map(({ relation }) => relation).toSorted()).toEqual([
      'representative',
      'revision',
    ]);
  });

  test('those that are only named are fetched where that is allowed, and the run shows how far it is', async () => {
    const base = `http://${archive.host}`;
    const asking = receiveJson([
      { caption: caption(1), photo: `${base}/a/net.jpg` },
      { caption: caption(2), photo: `${base}/b/net.jpg` },
      { caption: caption(3), photo: `${base}/gone.jpg` },
      { caption: caption(4), photo: 'https://elsewhere.example/net.jpg' },
    ]);
    const { gallery, run } = await asking;
    await expect.poll(() => archive.asked.length, { timeout: 20_000 }).toBe(3);
    expect((await countPhotos(resources.database, [run.id])).get(run.id)).toEqual({
      total: 3,
      done: 0,
    });
    expect(await findRun(resources.database, run.id)).toMatchObject({ state: 'running', attempts: 1 });
    archive.letGo();
    const ended = await waitFor(run.id);
    // Taken up again when its photos were looked at.
    expect(ended).toMatchObject({ state: 'succeeded', attempts: 2 });
    const manifest = await readManifest(gallery.id);
    expect(manifest.warnings).toEqual([
      {
        code: 'photo-unreadable',
        message: `the photo ${base}/gone.jpg was not looked at: the server answers with status 404`,
        entry: 2,
      },
    ]);
    expect(manifest.items.map(({ photo }) => photo?.sha256 != null)).toEqual([true, true, false, false]);
  });

  test('a photo that was fetched is not fetched again; one that was not is asked for again by a rerun', async () => {
    const before = archive.asked.length;
    const entries = [
      { caption: caption(5), photo: `http://${archive.host}/a/net.jpg` },
      { caption: caption(6), photo: `http://${archive.host}/gone.jpg` },
    ];
    const { gallery, run } = await receiveJson(entries);
    await waitFor(run.id);
    const { settings } = makeDelivery();
    const { run: again } = await requestRun(resources.database, {
      galleryId: gallery.id,
      settings,
      reason: 'again',
      requestedBy: 'desk',
    });
    resources.wakeRelay();
    expect(await waitFor(again.id)).toMatchObject({ state: 'succeeded' });
    expect(archive.asked.slice(before)).toEqual(['/a/net.jpg', '/gone.jpg', '/gone.jpg']);
  });

  test('one that takes its readers down is given up, and the gallery goes on', async () => {
    const photo = await deliver('net.jpg', await makePhoto(77));
    // Recorded with a gallery that nobody cleans yet, then read by workers that died of it.
    const entries = [{ caption: caption(7), photo: 'net.jpg' }];
    await resources.database.query(`insert into photos (digest, size_bytes) values ($1, 1)`, [photo.digest]);
    for (let death = 0; death < 3; death += 1) await beginReading(resources.database, photo.digest ?? '');
    const { run, manifest } = await clean(entries, [photo]);
    expect(run.state).toBe('succeeded');
    expect(manifest.warnings).toMatchObject([
      { message: expect.stringContaining('ended the worker 3 times') as string },
    ]);
  });

  test('what they say of themselves is kept once per content, and read again where it was read another way', async () => {
    const photos: DeliveredPhoto[] = [];
    for (const [name, bytes] of Object.entries(await makePhotoDay())) photos.push(await deliver(name, bytes));
    const bytes = composeBytes('day', { photos: photos.map(({ name }) => name), documents: [] });
    const receive = (source: string) =>
      receiveGallery(resources.database, makeDelivery({ bytes, photos, source, name: 'day' }));
    const first = await receive('first desk');
    resources.wakeRelay();
    await waitFor(first.run.id);
    const manifest = await readManifest(first.gallery.id);
    expect(manifest.items.map(({ credit }) => credit.line)).toEqual([
      'AP Photo/Ilse Marrow',
      'Zoë Müller/AP',
      null,
    ]);
    // As a version that knew no metadata left it.
    await resources.database.query(
      `update photos set reading_version = 1, metadata = null where digest = $1`,
      [photos[0]?.digest],
    );
    const second = await receive('second desk');
    resources.wakeRelay();
    await waitFor(second.run.id);
    expect((await readManifest(second.gallery.id)).items).toEqual(manifest.items);
    const [row] = await resources.database.query<{ metadata: PhotoMetadata }>(
      `select metadata from photos where digest = $1`,
      [photos[0]?.digest],
    );
    expect(row?.metadata.iim?.creators).toEqual(['Ilse Marrow']);
  });

  async function deliver(name: string, bytes: Buffer): Promise<DeliveredPhoto> {
    return { name, ...(await receivePhoto(resources.photoStore, [bytes])), problem: null };
  }

  async function receiveJson(entries: readonly object[], photos: readonly DeliveredPhoto[] = []) {
    const bytes = Buffer.from(JSON.stringify({ entries }));
    const receipt = await receiveGallery(
      resources.database,
      makeDelivery({ bytes, photos, name: 'nets.json' }),
    );
    resources.wakeRelay();
    return receipt;
  }

  async function clean(entries: readonly object[], photos: readonly DeliveredPhoto[]) {
    const { gallery, run } = await receiveJson(entries, photos);
    return { run: await waitFor(run.id), manifest: await readManifest(gallery.id) };
  }

  async function readManifest(galleryId: string): Promise<Manifest> {
    const found = await findManifest(resources.database, galleryId);
    return JSON.parse(found?.body ?? 'null') as Manifest;
  }

  function waitFor(runId: string): Promise<RunRecord> {
    return waitForRun(resources.database, runId);
  }
});
