import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { buildServer } from '../../src/server/build-server.ts';
import { readSettings } from '../../src/settings.ts';
import { createToken } from '../../src/storage/tokens.ts';
import { findEmbedded, type OpenBackend } from '../services/backends.ts';

const embedded = await findEmbedded();
const adminToken = 'an-admin-token-of-the-environment-0123456789';

let opened: OpenBackend | null = null;
let server: FastifyInstance;
afterEach(async () => {
  await server.close();
  await opened?.close();
});

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  opened = await embedded.open(environment);
  server = await buildServer(opened.resources);
}

function never(): never {
  throw new Error('opened above');
}

describe('how often one may ask', () => {
  const limits = { CUTLINE_ADMIN_TOKEN: adminToken, CUTLINE_REQUESTS_PER_MINUTE: '5' };

  function ask(token: string | null, url = '/api/runs', remoteAddress = '10.0.0.1') {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    return server.inject({ url, headers, remoteAddress });
  }

  async function statusesOf(count: number, ...question: Parameters<typeof ask>): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (let at = 0; at < count; at += 1) statuses.push((await ask(...question)).statusCode);
    return statuses;
  }

  async function make(name: string): Promise<string> {
    const wanted = { name, scopes: ['read'], days: null, createdBy: 'test' } as const;
    return (await createToken((opened ?? never()).resources.database, wanted)).secret;
  }

  test('is counted by token, whatever the address, and says when to come again', async () => {
    await open(limits);
    const [desk, wall] = [await make('desk'), await make('wall')];
    expect(await statusesOf(5, desk)).toEqual([200, 200, 200, 200, 200]);
    const over = await ask(desk, '/api/galleries', '10.0.0.9');
    expect(over.statusCode).toBe(429);
    expect(over.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(over.json<{ code: string; detail: string }>()).toMatchObject({
      code: 'TOO_MANY_TRIES',
      detail: expect.stringMatching(
        /^there were more than 5 requests in a minute: try again in \d+ seconds$/,
      ) as string,
    });
    const seconds = Number(over.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await ask(wall)).statusCode).toBe(200);
  });

  test('is counted by address of those who show no token, or a wrong one; a right one is let in from there', async () => {
    await open(limits);
    expect(await statusesOf(3, null)).toEqual([401, 401, 401]);
    expect(await statusesOf(3, 'a-guess')).toEqual([401, 401, 429]);
    expect((await ask(null, '/api/session')).statusCode).toBe(429);
    expect((await ask('another-guess', '/api/runs', '10.0.0.2')).statusCode).toBe(401);
    expect((await ask(adminToken)).statusCode).toBe(200);
  });

  test('takes the 64 bits of a network of IPv6 for one address', async () => {
    await open(limits);
    expect(await statusesOf(5, null, '/api/runs', '2001:db8::1')).toEqual([401, 401, 401, 401, 401]);
    expect((await ask(null, '/api/runs', '2001:db8::beef')).statusCode).toBe(429);
    expect((await ask(null, '/api/runs', '2001:db8:0:1::1')).statusCode).toBe(401);
  });

  test('is not asked of those who watch the process', async () => {
    await open(limits);
    for (const url of ['/livez', '/readyz', '/metrics'])
      expect(await statusesOf(7, null, url)).not.toContain(429);
  });

  test('is counted for login cookies too, each login with the token it was opened with', async () => {
    await open(limits);
    const token = await make('desk');
    const login = await server.inject({
      method: 'POST',
      url: '/api/login',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: { token },
    });
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1)
      statuses.push((await server.inject({ url: '/api/runs', headers: { cookie } })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask(token)).statusCode).toBe(429);
  });

  test('is counted where nobody has to log in only when the environment says how often', async () => {
    await open({ CUTLINE_REQUESTS_PER_MINUTE: '3' });
    expect(await statusesOf(4, null, '/api/runs', '127.0.0.1')).toEqual([200, 200, 200, 429]);
  });
});

describe('on a real connection', () => {
  const quick = {
    CUTLINE_HEADERS_SECONDS: '1',
    CUTLINE_REQUEST_SECONDS: '2',
    CUTLINE_QUIET_SECONDS: '4',
    CUTLINE_HEADER_KIB: '8',
    CUTLINE_BODY_KIB: '16',
  };

  async function call(): Promise<Conversation> {
    const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
    return converse(connect(Number(port), '127.0.0.1'));
  }

  test('headers that trickle in are cut off', async () => {
    await open(quick);
    const { say, heard, ended } = await call();
    const began = performance.now();
    say('GET /livez HTTP/1.1\r\nhost: localhost\r\n');
    const drip = setInterval(() => say('x-drip: a\r\n'), 200);
    await ended;
    clearInterval(drip);
    expect(heard()).toMatch(/^HTTP\/1\.1 408 [^]*application\/problem\+json/);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a body that trickles in is cut off', async () => {
    await open(quick);
    const { say, heard, ended } = await call();
    say(
      'POST /api/galleries HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ncontent-length: 9999\r\n\r\n',
    );
    const drip = setInterval(() => say('A gull. '), 200);
    await ended;
    clearInterval(drip);
    expect(heard()).toMatch(/^(?:HTTP\/1\.1 408 [^]*)?$/);
    const { galleries } = (await server.inject('/api/galleries')).json<{ galleries: unknown[] }>();
    expect(galleries).toEqual([]);
  });

  test('a connection on which nothing is said is closed', async () => {
    await open(quick);
    const { heard, ended } = await call();
    await ended;
    expect(heard()).not.toContain('200');
  });

  test('headers that are too large are refused', async () => {
    await open(quick);
    const { say, heard, ended } = await call();
    say(`GET /livez HTTP/1.1\r\nhost: localhost\r\nx-long: ${'a'.repeat(9000)}\r\n\r\n`);
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('a body that is too large is refused, whether it says so or not', async () => {
    await open(quick);
    const { say, heard } = await call();
    const head = 'POST /api/reruns HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
    say(`${head}content-length: 99999999\r\n\r\n`);
    await expect.poll(heard).toMatch(/^HTTP\/1\.1 413 /);
    await server.close();
    await open(quick);
    const chunked = await call();
    chunked.say(`${head}transfer-encoding: chunked\r\n\r\n8000\r\n${'a'.repeat(0x80_00)}\r\n`);
    await expect.poll(chunked.heard).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('two lengths, or a length and chunks, are no request: what stands before could read them otherwise', async () => {
    await open(quick);
    const { say, heard, ended } = await call();
    say(
      'POST /api/galleries HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('more connections than allowed are turned away, and others are served', async () => {
    await open({ ...quick, CUTLINE_CONNECTIONS: '2' });
    const first = await call();
    const { port } = server.server.address() as { port: number };
    first.say('GET /livez HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await expect.poll(first.heard).toMatch(/^HTTP\/1\.1 200 /);
    const more = Array.from({ length: 4 }, () => converse(connect(port, '127.0.0.1')));
    await sleep(200);
    expect(more.filter(({ isOpen }) => isOpen())).toHaveLength(1);
  });
});

test.each([
  ['CUTLINE_REQUESTS_PER_MINUTE', '0'],
  ['CUTLINE_HEADERS_SECONDS', 'soon'],
  ['CUTLINE_BODY_KIB', '99999999'],
])('%s=%s is refused by its name', (name, value) => {
  expect(() => readSettings({}, { [name]: value })).toThrow(
    new RegExp(`^${name}: must be a whole number`, 'u'),
  );
});

interface Conversation {
  readonly say: (words: string) => void;
  readonly heard: () => string;
  readonly ended: Promise<void>;
  readonly isOpen: () => boolean;
}

function converse(socket: Socket): Conversation {
  let heard = '';
  socket.setEncoding('utf8').on('data', (words: string) => (heard += words));
  // It is hung up on while it speaks.
  socket.on('error', () => {});
  return {
    say: (words) => void (socket.writable && socket.write(words)),
    heard: () => heard,
    ended: once(socket, 'close').then(() => {}),
    isOpen: () => !socket.destroyed && socket.readable,
  };
}
