import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditList } from '../../src/client/audit-schemas.ts';
import type { Session } from '../../src/client/login-schemas.ts';
import type { Scope } from '../../src/login/scopes.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { routeScopes } from '../../src/server/authentication/route-scopes.ts';
import { openSession } from '../../src/storage/sessions.ts';
import { createToken, revokeToken } from '../../src/storage/tokens.ts';
import { findBackends, makeTestFolder, type OpenBackend } from '../services/backends.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const [embedded] = backends;
if (embedded === undefined) throw new Error('the embedded way to run is always there');
const adminToken = 'an-admin-token-of-the-environment-0123456789';

/** The cookie that an answer has a browser keep. */
function cookieOf(answer: { readonly headers: NodeJS.Dict<number | string | string[]> }): string {
  return [answer.headers['set-cookie']].flat().join().split(';')[0] ?? '';
}

describe('without a token, a provider or an admin token', () => {
  let opened: OpenBackend;
  let server: FastifyInstance;
  beforeAll(async () => {
    opened = await embedded.open();
    server = await buildServer(opened.resources);
  });
  afterAll(async () => {
    await server.close();
    await opened.close();
  });

  test('nobody has to log in, and requests say who asks', async () => {
    expect((await server.inject('/api/session')).json()).toEqual({
      isNeeded: false,
      who: null,
      provider: null,
    });
    const answer = await server.inject({
      method: 'POST',
      url: '/api/queues/polls/pause',
      body: { who: 'Runa' },
    });
    expect(answer.statusCode).toBe(200);
    const [note] = (await server.inject('/api/audit')).json<AuditList>().records;
    expect(note).toMatchObject({ action: 'queue-paused', actor: 'Runa' });
  });

  test.each(['desk.example', '192.168.0.9:8080', '127.1', '127.0.0.1.desk.example'])(
    'is not answered as %s, which may be anybody’s name for this machine',
    async (host) => {
      const answer = await server.inject({ url: '/api/runs', headers: { host } });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'NOT_ALLOWED']);
    },
  );

  test.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'cutline.localhost'])(
    'is answered as %s',
    async (host) => {
      expect((await server.inject({ url: '/api/runs', headers: { host } })).statusCode).toBe(200);
    },
  );

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:9999' },
  ])('a page of another site changes nothing: %o', async (headers) => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/galleries',
      headers: { ...headers, 'content-type': 'text/plain' },
      body: 'A seal. (AP)',
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe.each(backends)('with tokens, $name', (backend) => {
  let opened: OpenBackend;
  let server: FastifyInstance;
  const secrets: Partial<Record<Scope, string>> = {};
  beforeAll(async () => {
    opened = await backend.open({ CUTLINE_ADMIN_TOKEN: adminToken });
    for (const scope of ['ingest', 'read', 'edit'] as const)
      secrets[scope] = await make(`${scope}-desk`, scope);
    server = await buildServer(opened.resources);
  });
  afterAll(async () => {
    await server.close();
    await opened.close();
  });

  async function make(name: string, scope: Scope): Promise<string> {
    const wanted = { name, scopes: [scope], days: null, createdBy: 'test' };
    return (await createToken(opened.resources.database, wanted)).secret;
  }

  function ask(url: string, token: string | undefined, options: InjectOptions = {}) {
    const headers = { ...options.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
    return server.inject({ url, ...options, headers });
  }

  test('tokens are kept as digests, and told once', async () => {
    const made = await ask('/api/tokens', adminToken, {
      method: 'POST',
      body: { name: 'printer', scopes: ['read'] },
    });
    const { secret } = made.json<{ secret: string }>();
    expect(secret).toMatch(/^cutline_[\w-]{43}$/);
    const rows = await opened.resources.database.query(`select * from api_tokens`);
    const told = JSON.stringify([rows, (await ask('/api/tokens', adminToken)).json()]);
    expect(told).toContain('printer');
    for (const each of [secret, ...Object.values(secrets)]) expect(told).not.toContain(each);
    const twin = await ask('/api/tokens', adminToken, {
      method: 'POST',
      body: { name: 'printer', scopes: ['admin'] },
    });
    expect(twin.statusCode).toBe(409);
  });

  test.each([
    ['none', undefined, [401, 401, 401, 401]],
    ['ingest', 'ingest', [202, 403, 403, 403]],
    ['read', 'read', [403, 200, 403, 403]],
    ['edit', 'edit', [403, 200, 202, 403]],
    ['admin', 'admin', [202, 200, 202, 200]],
  ] as const)('a token with the scope %s may do what it says', async (_, scope, statuses) => {
    const token = scope === 'admin' ? adminToken : secrets[scope ?? 'admin'];
    const entries = [{ caption: `A seal, seen by ${scope}. (AP)` }];
    const answers = [
      await ask('/api/galleries', token, { method: 'POST', body: { entries } }),
      await ask('/api/galleries', token),
      await ask('/api/failures/retry', token, { method: 'POST', body: { cause: 'none' } }),
      await ask('/queues/api/queues', token),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(statuses);
    expect(answers[0]?.headers['www-authenticate']).toBe(
      scope === undefined ? 'Bearer realm="cutline"' : undefined,
    );
  });

  test('probes and the dashboard’s files stay open, its data and streams do not', async () => {
    const statusOf = async (url: string) => (await ask(url, undefined)).statusCode;
    for (const url of ['/livez', '/readyz', '/', '/schemas/gallery.schema.json', '/api/session'])
      expect([url, await statusOf(url)]).toEqual([url, 200]);
    for (const url of [
      '/api/events',
      '/api/docs',
      '/api/openapi.json',
      '/api/audit',
      '/queues',
      '/api/tokens',
    ])
      expect([url, await statusOf(url)]).toEqual([url, 401]);
  });

  test('the audit has the name that was proved, not the one that was claimed', async () => {
    const pause = { method: 'POST', body: { who: 'The Editor' } } as const;
    await ask('/api/queues/photos/pause', adminToken, pause);
    await ask('/api/queues/photos/resume', adminToken, pause);
    await ask('/api/galleries?source=wire', secrets.ingest, {
      method: 'POST',
      body: { entries: [{ caption: 'A tern. (AP)' }] },
    });
    const { records } = (await ask('/api/audit', secrets.read)).json<AuditList>();
    expect(records.slice(0, 3).map(({ action, actor }) => [action, actor])).toEqual([
      ['received', 'ingest-desk'],
      ['queue-resumed', 'admin'],
      ['queue-paused', 'admin'],
    ]);
  });

  test('a revoked token ends at once, and so do the logins opened with it', async () => {
    const token = await make('lost', 'read');
    const cookie = cookieOf(await logIn(token));
    expect((await ask('/api/runs', token)).statusCode).toBe(200);
    expect((await server.inject({ url: '/api/runs', headers: { cookie } })).statusCode).toBe(200);
    await revokeToken(opened.resources.database, 'lost', 'test');
    expect((await ask('/api/runs', token)).statusCode).toBe(401);
    expect((await server.inject({ url: '/api/runs', headers: { cookie } })).statusCode).toBe(401);
  });

  test('a token counts until its day', async () => {
    const token = await make('guest', 'read');
    await opened.resources.database.query(
      `update api_tokens set expires_at = now() - interval '1 second' where name = 'guest'`,
    );
    expect((await ask('/api/runs', token)).statusCode).toBe(401);
  });

  test('a login lives in a cookie that no script and no other site gets, and only digests are kept', async () => {
    const answer = await logIn(secrets.edit ?? '');
    expect(answer.json<Session>().who).toEqual({ name: 'edit-desk', scopes: ['edit'] });
    const [header = ''] = [answer.headers['set-cookie']].flat() as string[];
    expect(header).toMatch(
      /^__Host-cutline=cutline_[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const cookie = cookieOf(answer);
    const rows = await opened.resources.database.query(`select * from sessions`);
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1]);
    const session = await server.inject({ url: '/api/session', headers: { cookie } });
    expect(session.json<Session>().who?.name).toBe('edit-desk');
    expect((await server.inject({ url: '/api/tokens', headers: { cookie } })).statusCode).toBe(403);
  });

  test('what comes with a cookie has to come from our own page', async () => {
    const cookie = cookieOf(await logIn(secrets.edit ?? ''));
    const statusOf = async (headers: Record<string, string>) =>
      (
        await server.inject({
          method: 'POST',
          url: '/api/failures/retry',
          headers: { cookie, host: 'desk.example', ...headers },
          body: { cause: 'none' },
        })
      ).statusCode;
    expect(await statusOf({})).toBe(403);
    expect(await statusOf({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusOf({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf({ origin: 'https://desk.example' })).toBe(202);
    expect(await statusOf({ 'sec-fetch-site': 'same-origin' })).toBe(202);
  });

  test('a login ends when one logs out, after its hours, and when nobody asks anything', async () => {
    const { database } = opened.resources;
    const statusOf = async (cookie: string) =>
      (await server.inject({ url: '/api/runs', headers: { cookie } })).statusCode;
    const open = async () => cookieOf(await logIn(secrets.read ?? ''));
    const left = await open();
    const out = await server.inject({
      method: 'POST',
      url: '/api/logout',
      headers: { cookie: left, 'sec-fetch-site': 'same-origin' },
    });
    expect(String(out.headers['set-cookie'])).toMatch(/^__Host-cutline=; Max-Age=0;/);
    expect(await statusOf(left)).toBe(401);
    const late = await open();
    await database.query(`update sessions set expires_at = now() - interval '1 second'`);
    expect(await statusOf(late)).toBe(401);
    const idle = await open();
    await database.query(`update sessions set last_seen_at = now() - interval '59 minutes'`);
    expect(await statusOf(idle)).toBe(200);
    await database.query(`update sessions set last_seen_at = last_seen_at - interval '61 minutes'`);
    expect(await statusOf(idle)).toBe(401);
    expect(await database.query(`select 1 from sessions where expires_at < now()`)).toHaveLength(0);
  });

  function logIn(token: string) {
    return server.inject({
      method: 'POST',
      url: '/api/login',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: { token },
      // Tries are counted by address.
      remoteAddress: '10.0.0.7',
    });
  }
});

describe('on the way in', () => {
  test('tries to log in are counted by address, and the right token waits as well', async () => {
    const { resources, close } = await embedded.open({ CUTLINE_ADMIN_TOKEN: adminToken });
    const server = await buildServer(resources);
    const tryToken = (token: string, remoteAddress: string) =>
      server.inject({ method: 'POST', url: '/api/login', body: { token }, remoteAddress });
    for (let tries = 0; tries < 30; tries += 1)
      expect((await tryToken('guess', '10.0.0.1')).statusCode).toBe(401);
    const over = await tryToken(adminToken, '10.0.0.1');
    expect([over.statusCode, over.json<{ code: string }>().code]).toEqual([429, 'TOO_MANY_TRIES']);
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    expect((await tryToken(adminToken, '10.0.0.2')).statusCode).toBe(200);
    await server.close();
    await close();
  });

  test('a signed delivery needs no token, an unsigned one of its source is refused', async () => {
    const path = await writeConfig({ sources: [{ name: 'wire', hmac: { secretEnv: 'WIRE_SECRET' } }] });
    const { resources, close } = await embedded.open({
      CUTLINE_ADMIN_TOKEN: adminToken,
      CUTLINE_CONFIG: path,
      WIRE_SECRET: 'tern',
    });
    const server = await buildServer(resources);
    const body = JSON.stringify({ entries: [{ caption: 'A gull. (AP)' }] });
    const time = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', 'tern').update(`${time}.${body}`).digest('hex');
    const deliver = async (source: string, value: string) =>
      (
        await server.inject({
          method: 'POST',
          url: `/api/galleries?source=${source}`,
          headers: { 'content-type': 'application/json', 'cutline-signature': `t=${time},v1=${value}` },
          body,
        })
      ).json<{ code?: string; run?: unknown }>();
    expect(await deliver('wire', signature)).toHaveProperty('run');
    expect(await deliver('wire', signature.replace(/./, 'g'))).toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect(await deliver('other', signature)).toMatchObject({ code: 'LOGIN_NEEDED' });
    await server.close();
    await close();
  });

  test('every route has its scope, no scope is without its route, and a route without one stops the start', async () => {
    const path = await writeConfig({
      login: {
        oidc: {
          issuer: 'http://127.0.0.1:9',
          clientId: 'desk',
          clientSecretEnv: 'OIDC_SECRET',
          baseUrl: 'https://desk.example',
          scopes: { desk: ['edit'] },
        },
      },
    });
    const { resources, close } = await embedded.open({ CUTLINE_CONFIG: path, OIDC_SECRET: 'tern' });
    const server = await buildServer(resources);
    const gone = Object.keys(routeScopes).filter((name) => {
      const [method = '', url = ''] = name.split(' ');
      return !server.hasRoute({ method: method as 'GET', url });
    });
    // One of the two, as the dashboard is built or not.
    expect(gone.filter((name) => name !== 'GET /*' && name !== 'GET /')).toEqual([]);
    expect(() => server.get('/api/secrets', async () => 'all')).toThrow(
      'nobody settled who may GET /api/secrets',
    );
    expect((await server.inject('/api/session')).json()).toMatchObject({
      isNeeded: true,
      provider: 'single sign-on',
    });
    const away = await server.inject('/api/login/oidc?to=//evil.example');
    expect([away.statusCode, away.headers.location]).toEqual([303, '/?login=away']);
    const unasked = await server.inject('/api/login/oidc/callback?code=stolen&state=guessed');
    expect([unasked.statusCode, unasked.headers.location]).toEqual([303, '/?login=refused']);
    await server.close();
    await close();
  });

  test('who logs out while the provider is away has logged out here, and what it said lets nobody in', async () => {
    const issuer = 'http://127.0.0.1:9';
    const path = await writeConfig({
      login: {
        oidc: {
          issuer,
          clientId: 'desk',
          clientSecretEnv: 'OIDC_SECRET',
          baseUrl: 'https://desk.example',
          scopes: { desk: ['edit'] },
        },
      },
    });
    const { resources, close } = await embedded.open({ CUTLINE_CONFIG: path, OIDC_SECRET: 'tern' });
    const server = await buildServer(resources);
    const idToken = 'what.the-provider.said';
    const secret = await openSession(
      resources.database,
      { name: 'ada', scopes: ['edit'], wayIn: { tokenId: null, issuer, subject: 'ada' } },
      { hours: 1, idleMinutes: 60 },
      idToken,
    );
    const ask = (cookie: string, url: string, method: 'GET' | 'POST') =>
      server.inject({
        url,
        method,
        headers: { cookie: `__Host-cutline=${cookie}`, 'sec-fetch-site': 'same-origin' },
      });
    expect((await ask(idToken, '/api/runs', 'GET')).statusCode).toBe(401);
    expect((await ask(secret, '/api/runs', 'GET')).statusCode).toBe(200);
    const out = await ask(secret, '/api/logout', 'POST');
    expect(out.json()).toMatchObject({ who: null, leaveAt: null });
    expect((await ask(secret, '/api/runs', 'GET')).statusCode).toBe(401);
    expect(await resources.database.query(`select * from sessions`)).toEqual([]);
    await server.close();
    await close();
  });

  async function writeConfig(config: object): Promise<string> {
    const path = join(await makeTestFolder(), 'cutline.config.json');
    await writeFile(path, JSON.stringify(config));
    return path;
  }
});
