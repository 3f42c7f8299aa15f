import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { zipSync, strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePhoto } from '../generators/photos.ts';
import { findBackends } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { writeConfig } from '../services/write-config.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}

const secret = 'tern-and-gull';
const text = { 'content-type': 'text/plain' };

function sign(body: string | Buffer, offSeconds = 0, key = secret): Record<string, string> {
  const time = Math.floor(Date.now() / 1000) - offSeconds;
  const hex = createHmac('sha256', key).update(`${time}.`).update(body).digest('hex');
  return { 'cutline-signature': `t=${time},v1=${hex}` };
}

describe.each(backends)('intake by source, $name', (backend) => {
  let opened: OpenServer;
  beforeAll(async () => {
    const { path } = await writeConfig({
      onlyKnownSources: true,
      sources: [
        { name: 'api' },
        { name: 'signed', hmac: { secretEnv: 'SIGNED_SECRET' } },
        { name: 'small', limits: { maxBytes: 200 } },
        {
          name: 'daily',
          defaults: {
            creditStyle: 'comma',
            referenceDate: 'received',
            referenceTimeZone: 'Pacific/Kiritimati',
          },
        },
      ],
    });
    opened = await openServer(backend, { CUTLINE_CONFIG: path, SIGNED_SECRET: secret });
  });
  afterAll(() => opened.close());

  function send(source: string, body: string | Buffer, headers: Record<string, string> = {}, query = '') {
    return opened.server.inject({
      method: 'POST',
      url: `/api/galleries?source=${source}${query}`,
      headers: { ...text, ...headers },
      body,
    });
  }

  function spooled(): Promise<string[]> {
    return readdir(opened.resources.photoStore.spoolDir);
  }

  test('refuses a source it does not know, where only known ones are welcome', async () => {
    const answer = await send('stranger', sampleGallery);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'SOURCE_UNKNOWN' });
  });

  test("cleans as the source's defaults say, and as the delivery says over them", async () => {
    const { run } = (await send('daily', `${sampleGallery}\n`)).json<Receipt>();
    const settings = (await opened.followRun(run.href))['settings'];
    expect(settings).toMatchObject({
      creditStyle: 'comma',
      referenceDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
    });
    const other = await send('daily', 'A fair. (AP)', {}, '&creditStyle=slash&referenceDate=2026-05-04');
    expect((await opened.followRun(other.json<Receipt>().run.href))['settings']).toMatchObject({
      creditStyle: 'slash',
      referenceDate: '2026-05-04',
    });
  });

  test('refuses what is larger than the source may send', async () => {
    const answer = await send('small', 'A fair. '.repeat(26));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ code: 'GALLERY_TOO_LARGE' });
    expect((await send('small', 'A fair. (AP)')).statusCode).toBe(202);
  });

  describe('a source that signs', () => {
    test('has its signed deliveries taken', async () => {
      const body = `${sampleGallery} ${randomUUID()}`;
      const answer = await send('signed', body, sign(body));
      expect(answer.statusCode).toBe(202);
      expect(await opened.followRun(answer.json<Receipt>().run.href)).toMatchObject({ state: 'succeeded' });
    });

    test.each([
      ['without a signature', () => ({}) as Record<string, string>],
      ['under another key', (body: string) => sign(body, 0, 'other')],
      ['for another body', () => sign('another body')],
      ['too old', (body: string) => sign(body, 400)],
    ])('has a delivery %s refused, and nothing is kept', async (_name, header) => {
      const body = `Refused ${randomUUID()}. (AP)`;
      const answer = await send('signed', body, header(body));
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toMatchObject({ code: 'SIGNATURE_INVALID' });
      const found = await opened.resources.database.query(
        `select gallery_id from revision_pieces where bytes = $1`,
        [Buffer.from(body)],
      );
      expect(found).toEqual([]);
      expect(await spooled()).toEqual([]);
    });

    test('has a delivery that is replayed answered as it was, whatever else the request says', async () => {
      const body = `Replayed ${randomUUID()}. (AP)`;
      const header = sign(body);
      const first = await send('signed', body, header);
      const again = await send('signed', body, header);
      const bent = await send(
        'signed',
        body,
        { ...header, 'idempotency-key': 'other' },
        '&referenceDate=2020-01-01&name=bent',
      );
      expect([first.statusCode, again.statusCode, bent.statusCode]).toEqual([202, 200, 200]);
      expect(again.json()).toEqual(first.json());
      expect(bent.json()).toEqual(first.json());
    });

    test('has fifty replays at once make one run', async () => {
      const body = `At once ${randomUUID()}. (AP)`;
      const header = sign(body);
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, at) => send('signed', body, header, `&name=copy-${at}`)),
      );
      expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(1);
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(49);
      const runs = await opened.resources.database.query(
        `select runs.id from runs join revision_pieces using (gallery_id) where bytes = $1`,
        [Buffer.from(body)],
      );
      expect(runs).toHaveLength(1);
    });

    test('signs forms with all that is in them; a false one leaves no photo behind', async () => {
      const form = new FormData();
      const caption = `A net. (AP Photo/Ida Brandt) ${randomUUID()}`;
      const photo = new Uint8Array(await makePhoto(31));
      form.append('photo', new Blob([photo], { type: 'image/jpeg' }), 'net.jpg');
      form.append(
        'gallery',
        new Blob([JSON.stringify({ entries: [{ caption, photo: 'net.jpg' }] })], {
          type: 'application/json',
        }),
        'nets.json',
      );
      const encoded = new Response(form);
      const type = { 'content-type': encoded.headers.get('content-type') ?? '' };
      const body = Buffer.from(await encoded.arrayBuffer());
      const refused = await send('signed', body, { ...type, ...sign('another body') });
      expect(refused.statusCode).toBe(401);
      expect(await spooled()).toEqual([]);
      expect(await opened.resources.database.query('select digest from photos')).toEqual([]);
      const taken = await send('signed', body, { ...type, ...sign(body) });
      expect(taken.statusCode).toBe(202);
      const run = await opened.followRun(taken.json<Receipt>().run.href);
      expect(run).toMatchObject({ state: 'succeeded' });
      expect(await opened.resources.database.query('select digest from photos')).toHaveLength(1);
    });
  });

  test('takes a zip archive of a gallery and its photos as the body', async () => {
    const photo = new Uint8Array(await makePhoto(32));
    const entries = [
      { caption: 'A quay in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)', photo: 'quay.jpg' },
    ];
    const zip = zipSync({
      'wire/quay.json': strToU8(JSON.stringify({ entries })),
      'wire/quay.jpg': [photo, { level: 0 }],
    });
    const answer = await send('api', Buffer.from(zip), { 'content-type': 'application/zip' });
    expect(answer.statusCode).toBe(202);
    const { gallery, run } = answer.json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({
      state: 'succeeded',
      gallery: { name: 'quay.json' },
    });
    const manifest = await opened.server.inject(`/api/galleries/${gallery.id}/manifest`);
    expect(manifest.json()).toMatchObject({
      items: [{ photo: { uri: 'quay.jpg', width: expect.any(Number) as number } }],
    });
  });

  test.each([
    [
      'two galleries',
      { 'a.txt': 'A fair. (AP)', 'b.txt': 'A fair. (AP)' },
      /holds several galleries \(a\.txt, b\.txt\)/,
    ],
    ['none', { 'Thumbs.db': 'x' }, /holds no gallery/],
  ])('refuses a zip archive with %s', async (_name, files, message) => {
    const packed = zipSync(
      Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])),
    );
    const answer = await send('api', Buffer.from(packed), { 'content-type': 'application/zip' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ detail: expect.stringMatching(message) as string });
    expect(await spooled()).toEqual([]);
  });

  test('keeps nothing of a body that is broken off, and lies on the disk while it arrives', async () => {
    await opened.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = opened.server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const half = 'A ferry leaves. '.repeat(100_000);
    socket.write(
      `POST /api/galleries?source=api HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: ${half.length * 2}\r\n\r\n${half}`,
    );
    await expect.poll(spooled, { timeout: 10_000 }).toHaveLength(1);
    socket.destroy();
    await expect.poll(spooled, { timeout: 10_000 }).toEqual([]);
  });

  test('answers a body that turns out too large, though it has not ended', async () => {
    const { port } = opened.server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    const chunk = 'A ferry leaves. '.repeat(20);
    socket.write(
      `POST /api/galleries?source=small HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.length.toString(16)}\r\n${chunk}\r\n`,
    );
    await expect.poll(() => answer, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 413 [^]*GALLERY_TOO_LARGE/);
    socket.destroy();
  });

  test('lists the sources without their secrets', async () => {
    const { sources } = (await opened.server.inject('/api/sources')).json<{ sources: { name: string }[] }>();
    expect(sources.map(({ name }) => name)).toEqual(['api', 'signed', 'small', 'daily']);
    expect(sources[1]).toEqual({ name: 'signed', signs: true, folder: null, poll: null, problems: [] });
    expect(JSON.stringify(sources)).not.toContain(secret);
  });
});
