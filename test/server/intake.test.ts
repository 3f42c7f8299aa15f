import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBackends } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}

describe.each(backends)('intake, $name', (backend) => {
  let opened: OpenServer;
  beforeAll(async () => {
    opened = await openServer(backend);
  });
  afterAll(() => opened.close());

  function send(body: string | Buffer, headers: Record<string, string> = {}, query = '') {
    return opened.server.inject({
      method: 'POST',
      url: `/api/galleries${query}`,
      headers: { 'content-type': 'text/plain', ...headers },
      body,
    });
  }

  test('takes text and answers 202 with a run that can be followed to its manifest', async () => {
    const answer = await send(sampleGallery, {}, '?name=ferry.txt&referenceDate=2026-05-05');
    expect(answer.statusCode).toBe(202);
    const { gallery, run } = answer.json<Receipt>();
    expect(answer.headers['location']).toBe(run.href);
    expect(await opened.followRun(run.href)).toMatchObject({
      state: 'succeeded',
      galleryId: gallery.id,
      report: { entries: 2, items: 2, collapsed: 0 },
    });
    const manifest = await opened.server.inject(`/api/galleries/${gallery.id}/manifest`);
    expect(manifest.json()).toMatchObject({
      headline: 'Ferry crews stop work in Port Alder',
      source: { name: 'ferry.txt' },
    });
    const received = await opened.server.inject(`/api/galleries/${gallery.id}/received`);
    expect(received.payload).toBe(sampleGallery);
  });

  test('takes our JSON shape', async () => {
    const document = {
      headline: 'Lights over Ostrand',
      referenceDate: '2025-02-09',
      entries: [{ caption: 'A comet over Ostrand, Saturday.', credit: 'Lena Voss/Ostrand Courier' }],
    };
    const answer = await send(JSON.stringify(document), { 'content-type': 'application/json' });
    const { gallery, run } = answer.json<Receipt>();
    await opened.followRun(run.href);
    const manifest = await opened.server.inject(`/api/galleries/${gallery.id}/manifest`);
    expect(manifest.json()).toMatchObject({
      items: [
        { credit: { creators: ['Lena Voss'], provider: 'Ostrand Courier' }, date: { value: '2025-02-08' } },
      ],
    });
  });

  test('takes a file from a form, under its own name', async () => {
    const form = new FormData();
    form.set(
      'gallery',
      new Blob([`${sampleGallery}\nA gull sits on a bollard. (AP)\n`], { type: 'text/plain' }),
      'strike.txt',
    );
    const encoded = new Response(form);
    const answer = await send(Buffer.from(await encoded.arrayBuffer()), {
      'content-type': encoded.headers.get('content-type') ?? '',
    });
    expect(answer.statusCode).toBe(202);
    const run = await opened.followRun(answer.json<Receipt>().run.href);
    expect(run).toMatchObject({ gallery: { name: 'strike.txt' }, report: { entries: 3 } });
  });

  test('knows the same bytes from the same source again: the same gallery, no second run, a 200', async () => {
    const first = await send('Same bytes. (AP)', {}, '?source=wire-a');
    const again = await send('Same bytes. (AP)', {}, '?source=wire-a');
    const elsewhere = await send('Same bytes. (AP)', {}, '?source=wire-b');
    expect([first.statusCode, again.statusCode, elsewhere.statusCode]).toEqual([202, 200, 202]);
    expect(again.json()).toEqual(first.json());
    expect(elsewhere.json<Receipt>().gallery.id).not.toBe(first.json<Receipt>().gallery.id);
  });

  test('gives one gallery when twenty senders hand in the same bytes at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('All at once. (AP)')));
    expect(answers.filter(({ statusCode }) => statusCode === 202)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.json<Receipt>().run.id)).size).toBe(1);
  });

  test('holds an idempotency key to the bytes it came with', async () => {
    const key = { 'idempotency-key': 'desk-2026-05-04-17' };
    expect((await send('A tram stops. (AP)', key)).statusCode).toBe(202);
    expect((await send('A tram stops. (AP)', key)).statusCode).toBe(200);
    const other = await send('A tram burns. (AP)', key);
    expect(other.statusCode).toBe(409);
    expect(other.json()).toMatchObject({ code: 'CONFLICT' });
  });

  test.each([
    ['an empty body', '', '', 400, 'GALLERY_EMPTY'],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 0, 0]), '', 415, 'GALLERY_BINARY'],
    ['no day of the calendar', 'A fair. (AP)', '?referenceDate=2021-02-30', 400, 'USAGE'],
    ['an unknown parameter', 'A fair. (AP)', '?refrence=2021-02-03', 400, 'USAGE'],
  ])('refuses %s with a problem that says why', async (_name, body, query, status, code) => {
    const answer = await send(body, {}, query);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ status, code, detail: expect.stringMatching(/\w/) });
  });

  test('refuses a body over the limit before it is kept', async () => {
    const answer = await send(Buffer.alloc(100 * 1024 * 1024 + 1, 'a'));
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ code: 'GALLERY_TOO_LARGE' });
  });

  test.each([
    ['invalid JSON', '{ "entries": [ {', 'GALLERY_INVALID'],
    ['no caption in it', 'Please call the desk back.', 'GALLERY_WITHOUT_CAPTIONS'],
  ])('keeps what cannot be cleaned: %s ends as a failed run that says why', async (_name, body, code) => {
    const { gallery, run } = (await send(body)).json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'failed', error: { code } });
    expect((await opened.server.inject(`/api/galleries/${gallery.id}/received`)).payload).toBe(body);
    const manifest = await opened.server.inject(`/api/galleries/${gallery.id}/manifest`);
    expect(manifest.statusCode).toBe(404);
    expect(manifest.json()).toMatchObject({ detail: expect.stringContaining('no run of it has succeeded') });
  });
});
