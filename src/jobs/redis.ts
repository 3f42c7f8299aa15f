import { Cluster, Redis } from 'ioredis';
import { ExpectedError } from '../errors.ts';
import { readRedisAddress } from './redis-address.ts';

/** A server, or the cluster that answers as one. */
export type RedisConnection = Redis | Cluster;

/**
 * A connection to Redis that comes back by itself. A `producer` fails at once while Redis is away, so that what it
 * would have said stays in the outbox; a `worker` waits for it.
 */
export function connectRedis(
  url: string,
  use: 'producer' | 'worker',
  onError: (error: Error) => void,
): RedisConnection {
  const redis = open(url, use);
  redis.on('error', onError);
  return redis;
}

function open(url: string, use: 'producer' | 'worker'): RedisConnection {
  const address = readRedisAddress(url);
  const isProducer = use === 'producer';
  const own = { connectionName: `cutline:${use}`, maxRetriesPerRequest: isProducer ? 1 : null };
  const queues = isProducer ? { enableOfflineQueue: false } : {};
  if (address?.kind !== 'cluster') return new Redis(url, { ...own, ...queues, retryStrategy: waitToRetry });
  const { nodes, isEncrypted, username, password } = address;
  return new Cluster([...nodes], {
    ...queues,
    clusterRetryStrategy: waitToRetry,
    redisOptions: {
      ...own,
      ...(username !== null && { username }),
      ...(password !== null && { password }),
      ...(isEncrypted && { tls: {} }),
    },
  });
}

function waitToRetry(attempts: number): number {
  return Math.min(100 * 2 ** Math.min(attempts, 10), longestRetryMs);
}

/** Whether Redis answers within `timeoutMs`. */
export function isReadyWithin(redis: RedisConnection, timeoutMs: number): Promise<boolean> {
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
export async function refuseEviction(redis: RedisConnection): Promise<void> {
  const policies = await Promise.all(nodesOf(redis).map(readEvictionPolicy));
  const policy = policies.find((each) => each !== null && each !== 'noeviction');
  if (policy === undefined) return;
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `Redis has maxmemory-policy ${policy} and would drop jobs when it is full: set it to noeviction`,
  );
}

/** What a Redis server says of itself. */
export interface ServerFacts {
  readonly version: string | null;
  readonly usedBytes: number | null;
  /** `null`: there is no limit, or it may not be read. */
  readonly maxBytes: number | null;
  readonly policy: string | null;
  /** `off`: what it holds is lost with it, and made again from the records. */
  readonly aof: 'on' | 'off' | 'failing' | null;
  readonly clients: number | null;
  readonly uptimeSeconds: number | null;
}

/** Reads `INFO`, of a cluster that of the node whose memory is the fullest; what a hosted server keeps to itself is `null`. */
export async function readServerFacts(redis: RedisConnection): Promise<ServerFacts> {
  const [fullest, ...others] = await Promise.all(nodesOf(redis).map(readNodeFacts));
  if (fullest === undefined) return readFacts('', null);
  return others.reduce((a, b) => (shareOf(b) > shareOf(a) ? b : a), fullest);
}

/** Those that hold keys; a server is its own only one. */
function nodesOf(redis: RedisConnection): readonly Redis[] {
  return redis instanceof Cluster ? redis.nodes('master') : [redis];
}

function shareOf({ usedBytes, maxBytes }: ServerFacts): number {
  return maxBytes === null ? 0 : (usedBytes ?? 0) / maxBytes;
}

async function readNodeFacts(node: Redis): Promise<ServerFacts> {
  return readFacts(await node.info().catch(() => ''), await readEvictionPolicy(node));
}

function readFacts(info: string, policy: string | null): ServerFacts {
  const find = (name: string) => new RegExp(String.raw`^${name}:(\S+)`, 'm').exec(info)?.[1] ?? null;
  const count = (name: string) => {
    const value = find(name);
    return value === null ? null : Number(value);
  };
  const aof = find('aof_enabled');
  const isWritten = find('aof_last_write_status') !== 'err' && find('aof_last_bgrewrite_status') !== 'err';
  return {
    version: find('valkey_version') ?? find('redis_version'),
    usedBytes: count('used_memory'),
    maxBytes: count('maxmemory') || null,
    policy,
    aof: aof === null ? null : aofState(aof === '1', isWritten),
    clients: count('connected_clients'),
    uptimeSeconds: count('uptime_in_seconds'),
  };
}

function aofState(isOn: boolean, isWritten: boolean): ServerFacts['aof'] {
  if (!isOn) return 'off';
  return isWritten ? 'on' : 'failing';
}

/** How much of its memory Redis uses, of 1, the fullest node of a cluster; `null`: it has no limit, or does not tell. */
export async function readMemoryShare(redis: RedisConnection): Promise<number | null> {
  const shares = await Promise.all(nodesOf(redis).map(readNodeShare));
  const told = shares.filter((share) => share !== null);
  return told.length === 0 ? null : Math.max(...told);
}

async function readNodeShare(node: Redis): Promise<number | null> {
  const memory = await node.info('memory').catch(() => '');
  const find = (name: string) => Number(new RegExp(String.raw`^${name}:(\d+)`, 'm').exec(memory)?.[1] ?? 0);
  const limit = find('maxmemory');
  return limit === 0 ? null : find('used_memory') / limit;
}

/** How many of a set of BullMQ's delayed jobs were put off until before `now`, in milliseconds. */
export function countDue(redis: RedisConnection, key: string, now: number): Promise<number> {
  // The lower twelve bits of a score keep jobs of one millisecond apart.
  return redis.zcount(key, '-inf', now * 0x1000);
}

/** The server's clock, in milliseconds since 1970. */
export async function readRedisClock(redis: RedisConnection): Promise<number> {
  const [seconds = 0, microseconds = 0] = (await redis.time()).map(Number);
  return seconds * 1000 + microseconds / 1000;
}

const longestRetryMs = 2000;

/** `null` where neither CONFIG nor INFO may be read. */
async function readEvictionPolicy(node: Redis): Promise<string | null> {
  // Hosted servers often forbid CONFIG; most of them still answer INFO.
  const pair = await node.config('GET', 'maxmemory-policy').catch(() => null);
  if (Array.isArray(pair) && typeof pair[1] === 'string') return pair[1];
  const memory = await node.info('memory').catch(() => '');
  return /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? null;
}
