import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueName } from '../../src/jobs/jobs.ts';
import { openResources, type Resources } from '../../src/resources.ts';
import { readSettings } from '../../src/settings.ts';
import type { DeliveredPhoto } from '../../src/storage/photos.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { receivePhoto } from '../../src/storage/receive-photo.ts';
import { relayOutbox } from '../../src/workers/relay-outbox.ts';
import { addGrain, makePhoto } from '../../test/generators/photos.ts';
import { makeDelivery } from '../../test/services/deliveries.ts';
import { startCutline } from '../../test/services/start-cutline.ts';
import { startBenchServers } from '../queue/bench-servers.ts';
import { makeGalleryText } from '../queue/made-gallery.ts';
import type { ServiceTimes } from './make-day.ts';

/** How long a worker of ours that does one job at a time has galleries of 22 entries and photos of 2,400 pixels in hand. */
export async function measureServiceTimes(counts: {
  readonly galleries: number;
  readonly photos: number;
}): Promise<ServiceTimes> {
  const servers = await startBenchServers();
  const dataDir = await mkdtemp(join(tmpdir(), 'cutline-bench-'));
  const env = {
    REDIS_URL: servers.redisUrl,
    DATABASE_URL: servers.databaseUrl,
    CUTLINE_PHOTO_STORE: join(dataDir, 'photos'),
    LOG_LEVEL: 'warn',
  };
  const resources = await openResources(readSettings({ dataDir }, env));
  const worker = await startCutline(env, ['--role', 'worker', '--concurrency', '1']);
  try {
    for (let number = 0; number < counts.galleries; number += 1)
      await receiveGallery(
        resources.database,
        makeDelivery({ text: makeGalleryText(number), name: 'river.txt' }),
      );
    for (let first = 0; first < counts.photos; first += photosAGallery)
      await receiveGallery(resources.database, await makePhotoDelivery(resources, first));
    while ((await relayOutbox(resources.database, resources.queue)) > 0);
    while ((await resources.queue.countPending()) > 0) await sleep(200);
    return {
      galleriesS: await readTimes(resources, 'galleries', counts.galleries / 3),
      photosS: await readTimes(resources, 'photos', counts.photos / 4),
    };
  } finally {
    await worker.stop();
    await resources.close();
    await servers.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const photosAGallery = 10;

/** The same captions do not come with photos: what is measured of galleries is without them. */
async function makePhotoDelivery({ photoStore }: Resources, first: number) {
  const photos: DeliveredPhoto[] = [];
  for (let seed = first; seed < first + photosAGallery; seed += 1) {
    const bytes = await addGrain(await makePhoto(seed, { width: 2400 }));
    photos.push({ name: `net-${seed}.jpg`, problem: null, ...(await receivePhoto(photoStore, [bytes])) });
  }
  const entries = photos.map(({ name }, at) => ({ photo: name, caption: `Skipper ${at} mends a net.` }));
  const text = JSON.stringify({ entries });
  return makeDelivery({ text, name: `nets-${first}.json`, mediaType: 'application/json', photos });
}

/** In seconds, the first ones aside, in which the worker still warms up. */
async function readTimes({ queue }: Resources, name: QueueName, warmUp: number): Promise<readonly number[]> {
  const own = queue.engineQueues.find((each) => each.name === name);
  const jobs = (await own?.getJobs(['completed'], 0, -1, true)) ?? [];
  return jobs
    .slice(Math.floor(warmUp))
    .map(({ processedOn = 0, finishedOn = 0 }) => (finishedOn - processedOn) / 1000);
}
