import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResources } from '../../src/resources.ts';
import { readSettings } from '../../src/settings.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { relayOutbox } from '../../src/workers/relay-outbox.ts';
import { makeDelivery } from '../../test/services/deliveries.ts';
import { startCutline } from '../../test/services/start-cutline.ts';
import type { BenchServers } from './bench-servers.ts';
import type { BenchSide } from './bench-side.ts';
import { makeGalleryText } from './made-gallery.ts';

interface CutlineChoices {
  readonly concurrency: number;
  readonly nodeArgs?: readonly string[];
  /** Another build of `cutline` than the one that is shipped. */
  readonly program?: string;
}

/** Ours: galleries in the records, and the built `cutline start --role worker`. */
export async function openCutlineSide(
  { redisUrl, databaseUrl }: Pick<BenchServers, 'redisUrl' | 'databaseUrl'>,
  { concurrency, nodeArgs = [], program }: CutlineChoices,
): Promise<BenchSide> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cutline-bench-'));
  const servers = { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' };
  const resources = await openResources(readSettings({ dataDir, queuePrefix: 'bench' }, servers));
  const { database, queue } = resources;
  let received = 0;
  return {
    fill: async (jobs) => {
      await queue.setPaused('galleries', true);
      for (const last = received + jobs; received < last; received += 1)
        await receiveGallery(database, makeDelivery({ text: makeGalleryText(received), name: 'river.txt' }));
      while ((await relayOutbox(database, queue)) > 0);
    },
    open: () => queue.setPaused('galleries', false),
    countDone: async () => {
      const [row] = await database.query<{ readonly done: string }>(
        `select count(*) as done from runs where state = 'succeeded'`,
      );
      return Number(row?.done);
    },
    lookEveryMs: 100,
    startWorker: () =>
      startCutline(
        servers,
        ['--role', 'worker', '--concurrency', String(concurrency), '--queue-prefix', 'bench'],
        nodeArgs,
        program,
      ),
    close: async () => {
      await resources.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
