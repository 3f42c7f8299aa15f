import { createHmac } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { routeScopes } from '../../src/server/authentication/route-scopes.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startFeedServer, type FeedServer } from '../services/feed-server.ts';
import { startPrivatePostgres } from '../services/private-postgres.ts';
import { startPrivateRedis } from '../services/private-redis.ts';
import { runBuilt } from '../services/run-built.ts';
import { type StartedCutline, startCutline } from '../services/start-cutline.ts';

/** Each is found wherever it stands, also as a part of something else. */
const planted = {
  CUTLINE_ADMIN_TOKEN: 'planted-admin-token-0123456789abcdef',
  WIRE_SECRET: 'planted-wire-secret',
  FEED_HEADER: 'Bearer planted-feed-header',
  HOOK_SECRET: 'planted-hook-secret',
  HOOK_HEADER: 'Bearer planted-hook-header',
  OIDC_SECRET: 'planted-oidc-secret',
  AWS_ACCESS_KEY_ID: 'PLANTEDS3ACCESSKEY',
  AWS_SECRET_ACCESS_KEY: 'planted-s3-secret-key',
  AWS_SESSION_TOKEN: 'planted-s3-session-token',
};
const passwords = { database: 'planted-database-password', redis: 'planted-redis-password' };
const guess = 'planted-guess-of-a-token';

const secrets = [...Object.values(planted), ...Object.values(passwords), guess].map((secret) =>
  secret.replace('Bearer ', ''),
);

/** Those of the secrets that a text holds, as they are or as they are written in addresses and in Base64. */
function findIn(text: string): readonly string[] {
  return secrets.filter((secret) =>
    [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2),
    ].some((each) => text.includes(each)),
  );
}

test('a secret is found wherever it stands', () => {
  const [secret = ''] = secrets;
  for (const text of [`x${secret}y`, `Basic ${Buffer.from(secret).toString('base64')}`])
    expect(findIn(text)).toEqual([secret]);
  expect(findIn('nothing')).toEqual([]);
});

describe('a system that has secrets, asked everything and met with every failure,', () => {
  let feed: FeedServer;
  let system: StartedCutline;
  const answers: string[] = [];
  const made: string[] = [];

  async function ask(
    path: string,
    options: RequestInit = {},
    token: string | null = planted.CUTLINE_ADMIN_TOKEN,
  ) {
    const headers = {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(options.headers as object),
    };
    const answer = await fetch(`${system.address}${path}`, { ...options, headers, redirect: 'manual' });
    const text = await answer.text();
    answers.push(`${path} ${JSON.stringify([...answer.headers])} ${text}`);
    return { status: answer.status, text, headers: answer.headers };
  }

  const post = (path: string, body: unknown, token?: string | null, more: object = {}) =>
    ask(
      path,
      {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...more },
      },
      token,
    );

  beforeAll(async () => {
    feed = await startFeedServer();
    feed.serve('/hook', (_request, response) => response.writeHead(410).end('no'));
    feed.serve('/feed', (_request, response) => response.writeHead(500).end('broken'));
    const path = await writeConfiguration(configuration(feed.address));
    system = await startCutline({ ...planted, BUCKET_ENDPOINT: 'http://127.0.0.1:9', LOG_LEVEL: 'trace' }, [
      '--config',
      path,
    ]);
  }, 120_000);
  afterAll(async () => {
    await feed?.close();
  });

  async function drive(): Promise<void> {
    const body = JSON.stringify({ entries: [{ caption: 'A seal waits in Ostrand. (AP)' }] });
    const time = Math.floor(Date.now() / 1000);
    const fitting = createHmac('sha256', planted.WIRE_SECRET).update(`${time}.${body}`).digest('hex');
    for (const v1 of [fitting, fitting.replace(/./, '0'), 'x'])
      await post('/api/galleries?source=wire', body, null, { 'cutline-signature': `t=${time},v1=${v1}` });
    const created = await post('/api/tokens', { name: 'desk', scopes: ['read'], requestedBy: 'ops' });
    // The one answer in which a token may stand.
    answers.pop();
    const { secret } = JSON.parse(created.text) as { secret: string };
    made.push(secret);
    await ask('/api/runs', {}, secret);
    await ask('/api/runs', {}, guess);
    await ask(`/api/runs?token=${guess}`, {}, null);
    const login = await post('/api/login', { token: secret }, null, { 'sec-fetch-site': 'same-origin' });
    answers.pop();
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    made.push(cookie.split('=')[1] ?? '');
    await ask('/api/session', { headers: { cookie } }, null);
    await post('/api/login', { token: guess }, null, { 'sec-fetch-site': 'same-origin' });
    await post('/api/login', `{"token":"${guess}`, null, { 'sec-fetch-site': 'same-origin' });
    await post('/api/tokens', { name: guess, scopes: ['all'] });
    await ask('/api/login/oidc', {}, null);
    await ask('/api/login/oidc/callback?code=stolen&state=guessed', {}, null);
    const failed = () =>
      ask('/api/deliveries?state=failed').then(({ text }) => (text.match(/"id"/g) ?? []).length);
    await expect.poll(failed, { timeout: 40_000, interval: 300 }).toBeGreaterThan(0);
    await expect.poll(() => feed.asked.some(({ path }) => path === '/feed'), { timeout: 20_000 }).toBe(true);
    for (const route of Object.keys(routeScopes)) {
      const [method = '', path = ''] = route.split(' ');
      if (method === 'GET' && path !== '/api/events') await ask(path.replaceAll(/:\w+/g, '1'));
    }
    await post('/api/logout', {}, null, { cookie, 'sec-fetch-site': 'same-origin' });
  }

  test('shows its receivers what is theirs', { timeout: 120_000 }, async () => {
    await drive();
    const hook = feed.asked.find(({ path }) => path === '/hook');
    expect(hook?.headers['authorization']).toBe(planted.HOOK_HEADER);
    expect(JSON.stringify(feed.asked)).not.toContain(planted.HOOK_SECRET);
    expect(answers.length).toBeGreaterThan(40);
  });

  test('tells none in an answer', () => {
    for (const answer of answers) {
      expect([answer.slice(0, 80), findIn(answer).filter((secret) => secret !== guess)]).toEqual([
        answer.slice(0, 80),
        [],
      ]);
      for (const secret of made) expect(answer).not.toContain(secret);
    }
  });

  test('writes none into its log, at its most talkative', async () => {
    expect(system.output()).toContain('"level":');
    expect(findIn(system.output())).toEqual([]);
    for (const secret of made) expect(system.output()).not.toContain(secret);
  });

  test('keeps none in its records', async () => {
    const { dataDir } = system;
    const files = (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    expect(files.length).toBeGreaterThan(100);
    // PGlite writes as it goes; its files are read while it runs, so that they are there.
    for (const { parentPath, name } of files) {
      const bytes = await readFile(join(parentPath, name)).catch(() => Buffer.alloc(0));
      const text = bytes.toString('latin1');
      expect([name, findIn(text)]).toEqual([name, []]);
      for (const secret of made) expect(text.includes(secret) ? name : null).toBeNull();
    }
    await system.stop();
  });
});

test('a system whose servers have passwords tells none, with them and when they are gone', async () => {
  const redis = await startPrivateRedis();
  const postgres = await startPrivatePostgres();
  if (redis === null || postgres === null) return console.info('skipped: there are no servers to start');
  onTestFinished(async () => {
    await redis.close();
    await postgres.close();
  });
  const admin = new Redis(redis.url);
  await admin.config('SET', 'requirepass', passwords.redis);
  admin.disconnect();
  const system = await startCutline({
    REDIS_URL: redis.url.replace('//', `//:${passwords.redis}@`),
    DATABASE_URL: postgres.url.replace('cutline@', `cutline:${passwords.database}@`),
    LOG_LEVEL: 'trace',
  });
  onTestFinished(() => system.kill());
  const answers: string[] = [];
  const ask = async (path: string, options: RequestInit = {}) => {
    const answer = await fetch(`${system.address}${path}`, options);
    const text = await answer.text();
    answers.push(`${path} ${JSON.stringify([...answer.headers])} ${text}`);
    return text;
  };
  const lookAround = async () => {
    for (const path of ['/readyz', '/metrics', '/api/health', '/api/runs', '/api/galleries', '/api/audit'])
      await ask(path);
  };
  await ask('/api/galleries', { method: 'POST', body: 'A seal waits in Ostrand. (AP)' });
  await expect.poll(() => ask('/api/runs'), { timeout: 30_000 }).toContain('"succeeded"');
  await lookAround();
  await redis.close();
  await expect.poll(() => ask('/readyz'), { timeout: 30_000 }).toContain('"queue"');
  await lookAround();
  await postgres.close();
  await expect.poll(() => ask('/readyz'), { timeout: 30_000 }).toContain('"database"');
  await lookAround();
  expect(system.output()).toContain('"level":');
  expect([system.output(), ...answers].flatMap(findIn)).toEqual([]);
}, 120_000);

describe('a start that fails tells no password', () => {
  const url = (scheme: string, name: string, password: string, place: string) =>
    `${scheme}://${name}:${password}@${place}`;
  const databaseUrl = url('postgres', 'desk', passwords.database, '127.0.0.1:9/cutline');
  const redisUrl = url('redis', '', passwords.redis, '127.0.0.1:9');

  test.each([
    ['servers that are away', { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl }],
    [
      'a database that is none',
      { REDIS_URL: redisUrl, DATABASE_URL: `mysql://desk:${passwords.database}@127.0.0.1/x` },
    ],
    [
      'an address that is broken',
      { REDIS_URL: redisUrl, DATABASE_URL: `postgres://desk:${passwords.database}@:no/x` },
    ],
    ['one of the two', { REDIS_URL: redisUrl, DATABASE_URL: '' }],
    ['a short token', { CUTLINE_ADMIN_TOKEN: guess.slice(0, 20) }],
  ])('with %s', { timeout: 60_000 }, async (_what, env) => {
    for (const command of [
      ['start', '--port', '0', '--data-dir', join(await makeTestFolder(), 'data')],
      ['doctor'],
      ['token'],
    ]) {
      const { stdout, stderr } = await runBuilt(command, { ...env, LOG_LEVEL: 'trace' });
      expect(findIn(stdout + stderr)).toEqual([]);
      expect(stdout + stderr).not.toContain(guess.slice(0, 20));
    }
  });

  test('with a wrong password of Redis', { timeout: 60_000 }, async () => {
    const redis = await startPrivateRedis();
    if (redis === null) return console.info('skipped: there is no redis-server');
    const admin = new Redis(redis.url);
    await admin.config('SET', 'requirepass', 'another');
    admin.disconnect();
    const wrong = redis.url.replace('//', `//:${passwords.redis}@`);
    for (const command of ['start', 'doctor']) {
      const { stdout, stderr } = await runBuilt([command], {
        REDIS_URL: wrong,
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'trace',
      });
      expect(findIn(stdout + stderr)).toEqual([]);
    }
    await redis.close();
  });
});

async function writeConfiguration(configuration: object): Promise<string> {
  const path = join(await makeTestFolder(), 'cutline.config.json');
  await writeFile(path, JSON.stringify(configuration));
  return path;
}

function configuration(address: string): object {
  const { port } = new URL(address);
  return {
    sources: [
      { name: 'wire', hmac: { secretEnv: 'WIRE_SECRET' } },
      {
        name: 'feed',
        poll: {
          kind: 'page',
          url: `http://127.0.0.1:${port}/feed`,
          everySeconds: 5,
          headersEnv: { authorization: 'FEED_HEADER' },
          inside: true,
        },
      },
    ],
    outputs: [
      {
        name: 'cms',
        kind: 'webhook',
        url: `http://127.0.0.1:${port}/hook`,
        secretEnv: 'HOOK_SECRET',
        headersEnv: { authorization: 'HOOK_HEADER' },
        inside: true,
      },
      { name: 'bucket', kind: 's3', bucket: 'desk-out', region: 'eu-1', endpointEnv: 'BUCKET_ENDPOINT' },
    ],
    login: {
      oidc: {
        issuer: 'http://127.0.0.1:9',
        clientId: 'desk',
        clientSecretEnv: 'OIDC_SECRET',
        baseUrl: 'https://desk.example',
        scopes: { desk: ['edit'] },
      },
    },
  };
}
