import { startPrivatePostgres } from '../../test/services/private-postgres.ts';
import { startPrivateRedis } from '../../test/services/private-redis.ts';
import { readProcessCpuMs } from './process-cpu.ts';

/** Redis and PostgreSQL of a bench's own, of which PostgreSQL writes to disk as it does by default. */
export interface BenchServers {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  /** Their CPU time so far, in milliseconds. */
  readonly readCpuMs: () => { readonly redis: number; readonly postgres: number };
  readonly close: () => Promise<void>;
}

/** Throws where one of them is not installed. */
export async function startBenchServers(): Promise<BenchServers> {
  const redis = await startPrivateRedis({ maxMemory: '1gb' });
  const postgres = await startPrivatePostgres({ isDurable: true });
  if (redis === null || postgres === null) throw new Error('this needs redis-server and postgres');
  return {
    redisUrl: redis.url,
    databaseUrl: postgres.url,
    readCpuMs: () => ({ redis: readProcessCpuMs(redis.pid), postgres: readProcessCpuMs(postgres.pid) }),
    close: async () => {
      await redis.close();
      await postgres.close();
    },
  };
}
