import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import type { DownloadRules } from '../../src/downloads/allowed-hosts.ts';
import { allowsAddress } from '../../src/downloads/allowed-hosts.ts';
import type { Download } from '../../src/downloads/download.ts';
import type { Resolve } from '../../src/downloads/guarded-agent.ts';
import { isPublicAddress } from '../../src/downloads/is-public-address.ts';
import { downloadPhoto } from '../../src/photos/download-photo.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A server on loopback; its port, and how often it was asked. */
async function serve(
  answer: RequestListener,
): Promise<{ readonly port: number; readonly asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

const bytes = Buffer.from('the bytes of a photo');
const sendPhoto: RequestListener = (_request, response) => response.end(bytes);
const toLoopback: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];

function hosts(
  ...list: readonly (readonly [name: string, port: number | null, isInside: boolean])[]
): DownloadRules {
  return { hosts: list.map(([name, port, isInside]) => ({ name, port, isInside })) };
}

function fetchPhoto(address: string, rules: DownloadRules, resolve = toLoopback): Promise<Download<Buffer>> {
  return downloadPhoto(address, rules, (chunks) => buffer(chunks), resolve);
}

describe('a photo is fetched', () => {
  test('from a host inside that is allowed to be there', async () => {
    const { port } = await serve(sendPhoto);
    const found = await fetchPhoto(
      `http://archive.example:${port}/net.jpg`,
      hosts(['archive.example', port, true]),
    );
    expect(found).toEqual({ content: bytes, problem: null, isFinal: true });
  });

  test('from a host below an allowed one, and over redirects between allowed hosts', async () => {
    const { port } = await serve((request, response) => {
      if (request.url === '/net.jpg') return void response.end(bytes);
      response.writeHead(302, { location: `http://b.wire.example:${port}/net.jpg` }).end();
    });
    const found = await fetchPhoto(
      `http://a.wire.example:${port}/old.jpg`,
      hosts(['*.wire.example', port, true]),
    );
    expect(found.content).toEqual(bytes);
  });
});

describe('nothing is asked of an address that', () => {
  const rules = hosts(['photos.example', null, false], ['10.0.0.7', null, false], ['[::1]', null, false]);
  test.each([
    ['is on no allowed host', 'http://evil.example/net.jpg', /not fetched from evil\.example/],
    ['only looks like an allowed host', 'http://photos.example.evil.example/net.jpg', /not fetched from/],
    ['holds an allowed host as its user', 'http://photos.example@evil.example/', /password/],
    ['has a password in it', 'http://ida:secret@photos.example/net.jpg', /password/],
    ['goes to another port', 'http://photos.example:6379/', /not fetched from photos\.example:6379/],
    ['is no web address', 'ftp://photos.example/net.jpg', /ftp: addresses are not fetched/],
    ['is a file', 'file:///etc/passwd', /file: addresses are not fetched/],
    ['is a private number', 'http://10.0.0.7/net.jpg', /not a public address/],
    ['is loopback in IPv6', 'http://[::1]/net.jpg', /not a public address/],
    ['is loopback as one number', 'http://2130706433/net.jpg', /not fetched from 127\.0\.0\.1/],
    ['is loopback in octal', 'http://0177.0.0.1/net.jpg', /not fetched from 127\.0\.0\.1/],
  ])('%s', async (_name, address, problem) => {
    let looked = 0;
    const found = await fetchPhoto(address, rules, async () => {
      looked += 1;
      return [];
    });
    expect(found).toMatchObject({
      content: null,
      isFinal: true,
      problem: expect.stringMatching(problem) as string,
    });
    expect(looked).toBe(0);
    expect(allowsAddress(address, rules)).toBe(false);
  });

  test.each([
    ['127.0.0.1', 4],
    ['10.1.2.3', 4],
    ['169.254.169.254', 4],
    ['192.168.0.1', 4],
    ['100.64.0.1', 4],
    ['0.0.0.0', 4],
    ['224.0.0.1', 4],
    ['::1', 6],
    ['::ffff:127.0.0.1', 6],
    ['fd00::1', 6],
    ['fe80::1', 6],
    ['64:ff9b::7f00:1', 6],
  ])('stands for %s, one of several', async (address, family) => {
    expect(isPublicAddress(address)).toBe(false);
    const found = await fetchPhoto(
      'http://photos.example/net.jpg',
      hosts(['photos.example', null, false]),
      async () => [
        { address: '203.0.113.7', family: 4 },
        { address, family },
      ],
    );
    expect(found).toMatchObject({
      isFinal: true,
      problem: expect.stringContaining('not a public address') as string,
    });
  });
});

test('public addresses are public', () => {
  expect(['8.8.8.8', '2606:4700::1111'].map(isPublicAddress)).toEqual([true, true]);
  expect(isPublicAddress('net.jpg')).toBe(false);
});

describe('a redirect is checked like the first address', () => {
  test.each([
    ['to a host that is not allowed', 'http://evil.example/', /not fetched from evil\.example/],
    ['to a private number', 'http://10.0.0.7/', /not fetched from 10\.0\.0\.7/],
    ['to a file', 'file:///etc/passwd', /file: addresses/],
    ['to no address', 'http://[', /redirected to no address/],
  ])('%s', async (_name, location, problem) => {
    const { port, asked } = await serve((_request, response) => response.writeHead(302, { location }).end());
    const found = await fetchPhoto(`http://archive.example:${port}/`, hosts(['archive.example', port, true]));
    expect(found).toMatchObject({ isFinal: true, problem: expect.stringMatching(problem) as string });
    expect(asked()).toBe(1);
  });

  test('to an outside host whose name now stands for an inside address', async () => {
    const { port, asked } = await serve((_request, response) =>
      response.writeHead(302, { location: `http://photos.example:${port}/secret` }).end(),
    );
    const found = await fetchPhoto(
      `http://archive.example:${port}/`,
      hosts(['archive.example', port, true], ['photos.example', port, false]),
    );
    expect(found).toMatchObject({
      isFinal: true,
      problem: expect.stringContaining('photos.example is at 127.0.0.1') as string,
    });
    expect(asked()).toBe(1);
  });

  test('and one without end is given up', async () => {
    const { port, asked } = await serve((_request, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    const found = await fetchPhoto(`http://archive.example:${port}/`, hosts(['archive.example', port, true]));
    expect(found).toMatchObject({ isFinal: true, problem: 'it is redirected more than 5 times' });
    expect(asked()).toBe(6);
  });
});

test('the address that was found allowed is the one connected to: a name is looked up once for a connection', async () => {
  const { port } = await serve(sendPhoto);
  const answers = ['127.0.0.1', '127.0.0.2'];
  let looked = 0;
  const found = await fetchPhoto(
    `http://archive.example:${port}/`,
    hosts(['archive.example', port, true]),
    async () => [{ address: answers[looked++] ?? '', family: 4 }],
  );
  expect(found.content).toEqual(bytes);
  expect(looked).toBe(1);
});

describe('a body is cut off', () => {
  const tooLarge = 'it is larger than 100 MiB';
  test('that says it is too large', async () => {
    const { port } = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': String(2 ** 40) });
      response.write('x');
    });
    expect(await fetchPhoto(`http://a.example:${port}/`, hosts(['a.example', port, true]))).toMatchObject({
      problem: tooLarge,
      isFinal: true,
    });
  });

  test('that grows without end', async () => {
    const chunk = Buffer.alloc(4 * 1024 * 1024);
    const { port } = await serve((_request, response) => {
      const more = () => {
        while (response.write(chunk));
        response.once('drain', more);
      };
      more();
    });
    let received = 0;
    const rules = hosts(['a.example', port, true]);
    const count = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const { length } of chunks) received += length;
    };
    expect(await downloadPhoto(`http://a.example:${port}/`, rules, count, toLoopback)).toMatchObject({
      problem: tooLarge,
    });
    expect(received).toBeLessThanOrEqual(100 * 1024 * 1024);
  });
});

test.each([
  [404, true],
  [403, true],
  [500, false],
  [503, false],
  [429, false],
])('status %i is the end of it: %s', async (status, isFinal) => {
  const { port } = await serve((_request, response) => response.writeHead(status).end());
  expect(await fetchPhoto(`http://a.example:${port}/`, hosts(['a.example', port, true]))).toEqual({
    content: null,
    problem: `the server answers with status ${status}`,
    isFinal,
  });
});

test('a connection that breaks may be well later', async () => {
  const { port } = await serve((request) => request.socket.destroy());
  expect(await fetchPhoto(`http://a.example:${port}/`, hosts(['a.example', port, true]))).toMatchObject({
    content: null,
    isFinal: false,
  });
});
