import { Redis } from 'ioredis';
import { ExpectedError } from '../errors.ts';

/**
 * A connection to Redis that comes back by itself. A `producer` fails at once while Redis is away, so that what it
 * would have said stays in the outbox; a `worker` waits for it.
 */
export function connectRedis(
  url: string,
  use: 'producer' | 'worker',
  onError: (error: Error) => void,
): Redis {
  const redis = new Redis(url, {
    ...(use === 'producer'
      ? { maxRetriesPerRequest: 1, enableOfflineQueue: false }
      : { maxRetriesPerRequest: null }),
    connectionName: `cutline:${use}`,
    retryStrategy: (attempts) => Math.min(100 * 2 ** Math.min(attempts, 10), longestRetryMs),
  });
  redis.on('error', onError);
  return redis;
}

/** Whether Redis answers within `timeoutMs`. */
export function isReadyWithin(redis: Redis, timeoutMs: number): Promise<boolean> {
  if (redis.status === 'ready') return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(false), timeoutMs);
    const onReady = () => settle(true);
    const settle = (isReady: boolean) => {
      clearTimeout(timer);
      redis.off('ready', onReady);
      resolve(isReady);
    };
    redis.once('ready', onReady);
  });
}

/** Refuses a Redis that throws keys away when it is full: the jobs would run with nothing in them, without an error. */
export async function refuseEviction(redis: Redis): Promise<void> {
  const policy = await readEvictionPolicy(redis);
  if (policy === null || policy === 'noeviction') return;
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `Redis has maxmemory-policy ${policy} and would drop jobs when it is full: set it to noeviction`,
  );
}

const longestRetryMs = 2000;

/** `null` where neither CONFIG nor INFO may be read. */
async function readEvictionPolicy(redis: Redis): Promise<string | null> {
  // Hosted servers often forbid CONFIG; most of them still answer INFO.
  const pair = await redis.config('GET', 'maxmemory-policy').catch(() => null);
  if (Array.isArray(pair) && typeof pair[1] === 'string') return pair[1];
  const memory = await redis.info('memory').catch(() => '');
  return /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? null;
}
