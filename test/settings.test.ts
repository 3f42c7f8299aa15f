import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readServerUrl, readSettings } from '../src/settings.ts';

const servers = {
  REDIS_URL: 'redis://cache.example:6379',
  DATABASE_URL: 'postgres://desk@db.example/cutline',
};

describe('settings', () => {
  test('have a default for everything', () => {
    expect(readSettings({}, {})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      photoStore: { kind: 'folder', folder: resolve('data/photos') },
      photoDownloads: { hosts: [] },
      sources: { list: [], onlyKnown: false },
      outputs: [],
      login: { isOff: false, adminDigest: null, session: { hours: 12, idleMinutes: 60 }, oidc: null },
      retention: {
        galleries: { days: null, count: null },
        runs: { days: 90, count: 10 },
        publications: { days: null, count: null },
        deliveries: { days: 90, count: null },
        audit: { days: null, count: null },
      },
      runLimits: { timeMs: 60_000, memoryBytes: 1536 * 1024 * 1024 },
      intakeLimits: { redisShare: 0.85, diskFreeBytes: 512 * 1024 * 1024 },
      requestLimits: {
        perMinute: 6000,
        isAlwaysCounted: false,
        headerBytes: 16 * 1024,
        bodyBytes: 1024 * 1024,
        headersMs: 10_000,
        requestMs: 600_000,
        quietMs: 120_000,
        connections: 2000,
      },
      servers: null,
      role: 'all',
      concurrency: 4,
      queuePrefix: 'cutline',
      traceEndpoint: null,
      logLevel: 'info',
      isProduction: false,
      fault: null,
      takeoverMs: null,
    });
  });

  test.each([
    ['/srv/photos', { kind: 'folder', folder: '/srv/photos' }],
    ['s3://desk-photos', { kind: 's3', bucket: 'desk-photos', prefix: '' }],
    ['s3://desk-photos/wire/2026/', { kind: 's3', bucket: 'desk-photos', prefix: 'wire/2026/' }],
  ])('keep photos in %s', (address, store) => {
    expect(readSettings({}, { CUTLINE_PHOTO_STORE: address }).photoStore).toEqual(store);
  });

  test('say how long records are kept', () => {
    const env = {
      CUTLINE_KEEP_GALLERIES_DAYS: '365',
      CUTLINE_KEEP_RUNS: '3',
      CUTLINE_KEEP_PUBLICATIONS: ' 5000 ',
      CUTLINE_KEEP_AUDIT_DAYS: '30',
      CUTLINE_KEEP_AUDIT: '',
    };
    expect(readSettings({}, env).retention).toEqual({
      galleries: { days: 365, count: null },
      runs: { days: 90, count: 3 },
      publications: { days: null, count: 5000 },
      deliveries: { days: 90, count: null },
      audit: { days: 30, count: null },
    });
    const { runs } = readSettings({}, { CUTLINE_KEEP_RUNS_DAYS: 'all' }).retention;
    expect(runs).toEqual({ days: null, count: null });
  });

  test.each(['0', '-1', '1.5', 'ten', '90 days'])('refuse to keep runs for %s days', (days) => {
    expect(() => readSettings({}, { CUTLINE_KEEP_RUNS_DAYS: days })).toThrow('CUTLINE_KEEP_RUNS_DAYS');
  });

  test('name the hosts that photos are fetched from', () => {
    const env = {
      CUTLINE_PHOTO_HOSTS: 'Photos.example, *.wire.example:8443',
      CUTLINE_PHOTO_HOSTS_INSIDE: '[::1]:80',
    };
    expect(readSettings({}, env).photoDownloads.hosts).toEqual([
      { name: 'photos.example', port: null, isInside: false },
      { name: '*.wire.example', port: 8443, isInside: false },
      { name: '[::1]', port: 80, isInside: true },
    ]);
  });

  test('come from the environment, and from the command line before it', () => {
    const env = {
      PORT: '9000',
      HOST: '0.0.0.0',
      CUTLINE_DATA_DIR: '/srv/cutline',
      LOG_LEVEL: 'debug',
      NODE_ENV: 'production',
    };
    expect(readSettings({}, env)).toMatchObject({
      port: 9000,
      host: '0.0.0.0',
      dataDir: '/srv/cutline',
      logLevel: 'debug',
      isProduction: true,
    });
    const typed = { port: '0', host: '::1', dataDir: '/tmp/desk' };
    expect(readSettings(typed, env)).toMatchObject({ port: 0, host: '::1', dataDir: '/tmp/desk' });
  });

  test('with both servers run on them, in any role', () => {
    const settings = readSettings({ role: 'worker' }, servers);
    expect(settings).toMatchObject({
      role: 'worker',
      servers: { redisUrl: servers.REDIS_URL, databaseUrl: servers.DATABASE_URL },
    });
  });

  test('take an empty variable for one that is not set', () => {
    expect(readSettings({}, { REDIS_URL: '', DATABASE_URL: ' ', PORT: '' })).toMatchObject({
      servers: null,
      port: 8080,
    });
  });

  test.each([
    ['only Redis', {}, { REDIS_URL: servers.REDIS_URL }, /REDIS_URL is set and DATABASE_URL is not/],
    ['a bucket without a name', {}, { CUTLINE_PHOTO_STORE: 's3:///wire' }, /CUTLINE_PHOTO_STORE: .*s3:\/\//],
    [
      'a host that is an address',
      {},
      { CUTLINE_PHOTO_HOSTS: 'https://photos.example/' },
      /CUTLINE_PHOTO_HOSTS: must be host names/,
    ],
    [
      'only PostgreSQL',
      {},
      { DATABASE_URL: servers.DATABASE_URL },
      /DATABASE_URL is set and REDIS_URL is not/,
    ],
    [
      'a Redis address that is none',
      {},
      { ...servers, REDIS_URL: 'cache.example' },
      /REDIS_URL: .*redis:\/\//,
    ],
    [
      'a database of another kind',
      {},
      { ...servers, DATABASE_URL: 'mysql://db/x' },
      /DATABASE_URL: .*postgres:\/\//,
    ],
    ['a port out of range', { port: '70000' }, {}, /PORT/],
    ['a port in words', {}, { PORT: 'eighty' }, /PORT/],
    ['an empty port on the command line', { port: '' }, {}, /PORT/],
    ['a level nobody logs at', {}, { LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    ['a checkpoint outside of tests', {}, { CUTLINE_DIE_AT: 'gallery-kept' }, /needs NODE_ENV=test/],
    ['one to stand still at', {}, { CUTLINE_FREEZE_AT: 'gallery-kept' }, /CUTLINE_FREEZE_AT is for tests/],
    ['a takeover before a lock could be renewed', {}, { CUTLINE_TAKEOVER_SECONDS: '2' }, /TAKEOVER_SECONDS/],
    [
      'a checkpoint that is none',
      {},
      { CUTLINE_DIE_AT: 'lunch', NODE_ENV: 'test' },
      /CUTLINE_DIE_AT .* one of body-received, /,
    ],
    ['a role that is none', { role: 'editor' }, {}, /role/],
    ['an admin token that somebody thought of', {}, { CUTLINE_ADMIN_TOKEN: 'tern' }, /32 characters/],
    ['a login that is neither on nor off', {}, { CUTLINE_LOGIN: 'maybe' }, /CUTLINE_LOGIN: must be off/],
    ['a worker alone in a data folder', { role: 'worker' }, {}, /one process does everything/],
    ['a prefix Redis would split', { queuePrefix: 'a:b' }, {}, /queuePrefix/],
  ])('refuse %s and say so', (_, overrides, env, message) => {
    expect(() => readSettings(overrides, env)).toThrow(message);
    expect(() => readSettings(overrides, env)).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' }));
  });
});

describe('the address a client speaks to', () => {
  test.each([
    [{}, 'http://127.0.0.1:8080'],
    [{ PORT: '9000', HOST: '0.0.0.0' }, 'http://127.0.0.1:9000'],
    [{ HOST: '::1' }, 'http://[::1]:8080'],
    [{ CUTLINE_URL: 'https://desk.example/', PORT: '9000' }, 'https://desk.example/'],
  ])('under %o is %s', (env, url) => {
    expect(readServerUrl(env)).toBe(url);
  });
});
