import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePhoto } from '../generators/photos.ts';
import { findEmbedded, makeTestFolder } from '../services/backends.ts';
import { openServer, type OpenServer } from '../server/open-server.ts';

const embedded = await findEmbedded();

const secret = 'the tide table that nobody may read';
let outer: string;
let opened: OpenServer;
let server: FastifyInstance;
let port: number;

beforeAll(async () => {
  outer = await makeTestFolder();
  await writeFile(join(outer, 'secret.txt'), secret);
  await writeFile(join(outer, 'secret.jpg'), secret);
  opened = await openServer(embedded, { CUTLINE_PHOTO_STORE: join(outer, 'photos') });
  ({ server } = opened);
  port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => opened.close());

/** Byte for byte, as no client would send it. */
async function askRaw(path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
  let heard = '';
  for await (const piece of socket.setEncoding('latin1')) heard += String(piece);
  return heard;
}

const climbs = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%252e%252e%252f',
  '....//',
  '..;/',
  '%c0%ae%c0%ae/',
  './../',
  '//../',
  '..%00/',
];

describe('no address climbs out of its folder', () => {
  test.each(climbs)('%s', async (climb) => {
    const bases = [
      '/',
      '/assets/',
      '/schemas/',
      '/queues/static/',
      '/api/photos/',
      '/api/photos/aa/thumbnails/',
    ];
    for (const base of bases)
      for (const target of ['etc/passwd', 'package.json', 'secret.txt'])
        for (const depth of [1, 3, 12]) {
          const heard = await askRaw(`${base}${climb.repeat(depth)}${target}`);
          expect(heard).toMatch(/^HTTP\/1\.1 (?:200|400|403|404) /);
          expect(heard).not.toMatch(/root:x:0|"devDependencies"|tide table/);
        }
  });
});

const names = [
  '../secret.jpg',
  '../../secret.jpg',
  '/etc/passwd',
  '..\\secret.jpg',
  'C:\\secret.jpg',
  'a/../../secret.jpg',
  '..',
  '.',
  '.git/config',
  'nul\u0000.jpg',
  `${'a'.repeat(400)}.jpg`,
  '\u202Egpj.exe.jpg',
];

async function listAll(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).toSorted();
}

describe('no name climbs out of the store', () => {
  test.each(names)('a photo of a form called %j', async (name) => {
    const before = (await listAll(outer)).filter((path) => !path.startsWith('photos'));
    const boundary = 'xyz';
    const photo = await makePhoto(3);
    const body = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="${name.replaceAll('"', '')}"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      photo,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const answer = await server.inject({
      method: 'POST',
      url: '/api/galleries?name=..%2F..%2Fsecret.txt',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body,
    });
    expect(answer.statusCode).toBeLessThan(500);
    const after = (await listAll(outer)).filter((path) => !path.startsWith('photos'));
    expect(after).toEqual(before);
    const kept = await listAll(join(outer, 'photos'));
    for (const path of kept) expect(path).toMatch(/^(?:[\w-]+\/?)*(?:[\w.-]+)?$/);
  });

  test.each(names)('a file of an archive called %j (zip slip)', async (name) => {
    const before = (await listAll(outer)).filter((path) => !path.startsWith('photos'));
    const body = Buffer.from(zipSync({ [name]: await makePhoto(4), 'net.jpg': await makePhoto(5) }));
    const answer = await server.inject({
      method: 'POST',
      url: '/api/galleries',
      headers: { 'content-type': 'application/zip' },
      body,
    });
    expect(answer.statusCode).toBeLessThan(500);
    expect((await listAll(outer)).filter((path) => !path.startsWith('photos'))).toEqual(before);
  });

  test('a link in an archive is not followed', async () => {
    const link = Buffer.from(join(outer, 'secret.txt'));
    const archive = Buffer.from(
      zipSync({
        'linked.txt': [link, { os: 3, attrs: (0o120777 << 16) >>> 0 }],
        'net.jpg': await makePhoto(6),
      }),
    );
    const answer = await server.inject({
      method: 'POST',
      url: '/api/galleries',
      headers: { 'content-type': 'application/zip' },
      body: archive,
    });
    expect(answer.statusCode).toBeLessThan(500);
    const { galleries } = (await server.inject('/api/galleries')).json<{ galleries: { id: string }[] }>();
    for (const { id } of galleries)
      expect((await server.inject(`/api/galleries/${id}/received`)).body).not.toContain('tide table');
  });

  test('a folder that is a link stays what it is', async () => {
    await mkdir(join(outer, 'photos', 'aa'), { recursive: true });
    expect((await askRaw(`/api/photos/${'a'.repeat(64)}/thumbnails/small`)).slice(0, 12)).toBe(
      'HTTP/1.1 404',
    );
  });
});
