import { readdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Role } from '../../src/settings.ts';
import type { Database } from '../../src/storage/database.ts';
import { openSpoolRoom } from '../../src/storage/spool-room.ts';
import { openPostgresDatabase } from '../../src/storage/postgres-database.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startPrivatePostgres } from '../services/private-postgres.ts';
import { type MortalServer, startPrivateRedis } from '../services/private-redis.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';

/** Servers of one test's own, to be killed, and the processes of Cutline that work on them. */
export interface Site {
  readonly redis: MortalServer;
  readonly postgres: MortalServer;
  /** The records, for the test to look at. */
  readonly database: Database;
  /** The queue, for the test to look at; it waits while Redis is away. */
  readonly operator: Redis;
  readonly dataDir: string;
  /** Starts the built program, or another build of it; a dead worker's jobs are another's within three seconds. */
  readonly start: (
    role: Role,
    env?: Readonly<Record<string, string>>,
    more?: { readonly args?: readonly string[]; readonly program?: string },
  ) => Promise<StartedCutline>;
  /** Kills all processes and has a new one tidy up, as after ten minutes; what it leaves of files on their way in. */
  readonly listSpool: () => Promise<readonly string[]>;
  /** Kills all workers, so that the next test begins without any. */
  readonly killWorkers: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a site; without `redis-server` and `postgres` there is nothing to kill. */
export async function openSite(): Promise<Site> {
  const redis = await startPrivateRedis({ isDurable: true });
  const postgres = await startPrivatePostgres();
  if (redis === null || postgres === null)
    throw new Error('redis-server and postgres are needed: there is nothing to kill');
  const dataDir = await makeTestFolder();
  const database = await openPostgresDatabase(postgres.url, () => {});
  const operator = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  operator.on('error', () => {});
  const started: { readonly role: Role; readonly own: StartedCutline }[] = [];
  const env = { LOG_LEVEL: 'warn', REDIS_URL: redis.url, DATABASE_URL: postgres.url };
  return {
    redis,
    postgres,
    database,
    operator,
    dataDir,
    start: async (role, more = {}, { args = [], program } = {}) => {
      const all = ['--role', role, '--data-dir', dataDir, ...args];
      const own = await startCutline({ ...env, CUTLINE_TAKEOVER_SECONDS: '3', ...more }, all, [], program);
      started.push({ role, own });
      return own;
    },
    listSpool: async () => {
      for (const { own } of started) await own.kill();
      const spool = join(dataDir, 'photos/incoming');
      const longAgo = new Date(Date.now() - 3_600_000);
      for (const left of await readdir(spool)) await utimes(join(spool, left), longAgo, longAgo);
      await (await openSpoolRoom(spool)).close();
      return readdir(spool);
    },
    killWorkers: async () => {
      for (const { role, own } of started) if (role === 'worker') await own.kill();
    },
    close: async () => {
      for (const { own } of started) await own.kill();
      operator.disconnect();
      await database.close();
      await redis.close();
      await postgres.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
