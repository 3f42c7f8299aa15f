import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AllowedHost } from '../../src/downloads/allowed-hosts.ts';
import { allowsAddress } from '../../src/downloads/allowed-hosts.ts';
import type { Download } from '../../src/downloads/download.ts';
import type { Resolve } from '../../src/downloads/guarded-agent.ts';
import { isPublicAddress } from '../../src/downloads/is-public-address.ts';
import { downloadPhoto } from '../../src/photos/download-photo.ts';

/** Addresses nobody outside may have us ask, in every way in which they can be written. */
const spellings: readonly string[] = [
  // This machine
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.0.0.1.',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.1',

  '0177.0.0.1',
  '017700000001',
  '0x7F.0.0.0x1',
  '0',
  '0.0.0.0',
  '0x0',
  '%31%32%37.0.0.1',
  '１２７.０.０.１',
  '127。0。0。1',
  '①②⑦.⓪.⓪.①',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
  // The own network

  '10.0.0.1',
  '10.1',
  '012.0.0.1',
  '0xa000001',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.168.257',
  '0xc0a80101',
  '3232235777',
  '100.64.0.1',
  '[fd00::1]',
  '[fc00::]',
  '[fec0::1]',
  '[fe80::1]',
  '[::ffff:10.0.0.1]',
  // What clouds tell their machines
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '169.254.170.2',
  '[::ffff:a9fe:a9fe]',
  '[64:ff9b::a9fe:a9fe]',
  '[fd00:ec2::254]',
  '100.100.100.200',
  '192.0.0.192',
  // Nobody's, everybody's, and those of examples

  '224.0.0.1',
  '239.255.255.250',
  '255.255.255.255',
  '240.0.0.1',
  '192.0.2.1',
  '198.51.100.1',
  '203.0.113.1',
  '198.18.0.1',
  '192.88.99.1',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[2001:2::1]',
  '[3fff::1]',
  '[5f00::1]',
];

function hostOf(spelling: string): string {
  return new URL(`http://${spelling}/net.jpg`).hostname;
}

function literal(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

const outside = (name: string, port: number | null = null): AllowedHost => ({ name, port, isInside: false });
const inside = (name: string, port: number | null): AllowedHost => ({ name, port, isInside: true });

function fetchPhoto(
  address: string,
  hosts: readonly AllowedHost[],
  resolve: Resolve,
): Promise<Download<Buffer>> {
  return downloadPhoto(address, { hosts }, (chunks) => buffer(chunks), resolve);
}

const nobody: Resolve = async () => {
  throw new Error('nothing is looked up');
};

const refused = {
  content: null,
  isFinal: true,
  problem: expect.stringContaining('not a public address') as string,
};

let server: Server;
let port: number;
let location = '';
let asked = 0;
beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(302, { location }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('the spellings are many', () => {
  expect(new Set(spellings).size).toBe(spellings.length);
  expect(spellings.length).toBeGreaterThanOrEqual(60);
});

describe.each(spellings)('%s', (spelling) => {
  test('is refused though its host is allowed by mistake', async () => {
    const hosts = [outside(hostOf(spelling).replace(/\.$/, ''))];
    const address = `http://${spelling}/net.jpg`;
    expect(await fetchPhoto(address, hosts, nobody)).toMatchObject(refused);
    expect(allowsAddress(address, { hosts })).toBe(false);
  });

  test('is refused where an allowed name stands for it, alone or beside a public one', async () => {
    const address = literal(hostOf(spelling));
    const entry = { address, family: address.includes(':') ? 6 : 4 };
    const publicOne = { address: '8.8.8.8', family: 4 };
    expect(isPublicAddress(address)).toBe(false);
    for (const found of [[entry], [publicOne, entry], [entry, publicOne]])
      expect(
        await fetchPhoto('http://photos.example/net.jpg', [outside('photos.example')], async () => found),
      ).toMatchObject(refused);
  });

  test('is refused where an allowed host redirects to it', async () => {
    // A header holds ASCII; an address means the same with its bytes in hexadecimal.
    location = `http://${/^[ -~]+$/.test(spelling) ? spelling : encodeURI(spelling)}/net.jpg`;
    const before = asked;
    const hosts = [inside('archive.example', port), outside(hostOf(spelling).replace(/\.$/, ''))];
    const found = await fetchPhoto(`http://archive.example:${port}/`, hosts, async () => [
      { address: '127.0.0.1', family: 4 },
    ]);
    expect(found).toMatchObject(refused);
    expect(asked - before).toBe(1);
  });
});

test('a name that stands for a public address first and for ours then is not asked twice, and not connected to', async () => {
  // DNS rebinding: each look finds what the attacker wants found.
  const answers = ['8.8.8.8', '127.0.0.1'];
  let looked = 0;
  location = `http://photos.example:${port}/secret`;
  const before = asked;
  const found = await fetchPhoto(
    `http://archive.example:${port}/`,
    [inside('archive.example', port), outside('photos.example', port)],
    async (hostname) => {
      if (hostname === 'archive.example') return [{ address: '127.0.0.1', family: 4 }];
      const address = answers[Math.min(1, looked++ + 1)] ?? '';
      return [{ address, family: 4 }];
    },
  );
  expect(found).toMatchObject(refused);
  expect(looked).toBe(1);
  expect(asked - before).toBe(1);
});

test.each([
  'file:///etc/passwd',
  'ftp://photos.example/',
  'gopher://photos.example/',
  'data:image/png;base64,AA==',
  'javascript:1',
  'blob:http://photos.example/1',
  'unix:/run/redis.sock',
  'http+unix://photos.example/',
])('%s is no address of the web', async (address) => {
  const hosts = [outside('photos.example'), outside('')];
  expect(await fetchPhoto(address, hosts, nobody)).toMatchObject({ content: null, isFinal: true });
  expect(allowsAddress(address, { hosts })).toBe(false);
});

test('nothing is fetched from anywhere unless somebody allowed its host', async () => {
  expect(await fetchPhoto('https://photos.example/net.jpg', [], nobody)).toMatchObject({
    content: null,
    isFinal: true,
  });
});
