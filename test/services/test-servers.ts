import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Servers } from '../../src/settings.ts';
import { startPrivatePostgres } from './private-postgres.ts';
import { startPrivateRedis } from './private-redis.ts';
import { testEnvironment } from './test-environment.ts';

/** Redis and PostgreSQL to test against, with a key prefix and databases that are nobody else's. */
export interface TestServers {
  readonly redisUrl: string;
  /** A place for one test: an empty database and a prefix without keys, both gone after `close`. */
  readonly openRoom: () => Promise<TestRoom>;
  readonly close: () => Promise<void>;
}

export interface TestRoom {
  readonly servers: Servers;
  readonly queuePrefix: string;
  readonly close: () => Promise<void>;
}

/** The servers `TEST_REDIS_URL` and `TEST_DATABASE_URL` name, else private ones; `null` where there are none. */
export async function findTestServers(): Promise<TestServers | null> {
  const named = { redis: testEnvironment['TEST_REDIS_URL'], database: testEnvironment['TEST_DATABASE_URL'] };
  const redis = named.redis ? outside(named.redis) : await startPrivateRedis();
  const postgres = named.database ? outside(named.database) : await startPrivatePostgres();
  if (redis === null || postgres === null) {
    await redis?.close();
    await postgres?.close();
    return null;
  }
  return {
    redisUrl: redis.url,
    openRoom: () => openRoom(redis.url, postgres.url),
    close: async () => {
      await redis.close();
      await postgres.close();
    },
  };
}

export const skipMessage =
  'Skipped on servers: neither TEST_REDIS_URL and TEST_DATABASE_URL nor redis-server and postgres are there.';

function outside(url: string) {
  return { url, close: async () => {} };
}

async function openRoom(redisUrl: string, adminUrl: string): Promise<TestRoom> {
  const name = `cutline_test_${randomUUID().replaceAll('-', '')}`;
  await runAsAdmin(adminUrl, `create database ${name}`);
  const databaseUrl = new URL(adminUrl);
  databaseUrl.pathname = name;
  return {
    servers: { redisUrl, databaseUrl: databaseUrl.href },
    queuePrefix: name,
    close: async () => {
      await removeKeys(redisUrl, name);
      await runAsAdmin(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function runAsAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Removes the keys under our own prefix and no others. */
async function removeKeys(redisUrl: string, prefix: string): Promise<void> {
  const redis = new Redis(redisUrl);
  redis.on('error', () => {});
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 })) {
      if (keys.length > 0) await redis.unlink(...(keys as string[]));
    }
  } finally {
    redis.disconnect();
  }
}
