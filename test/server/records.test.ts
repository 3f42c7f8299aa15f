import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBackends } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('records over HTTP, $name', (backend) => {
  let opened: OpenServer;
  let galleryId: string;
  let runHref: string;
  beforeAll(async () => {
    opened = await openServer(backend);
    const answer = await opened.server.inject({
      method: 'POST',
      url: '/api/galleries?name=ferry.txt&source=wire',
      headers: { 'content-type': 'text/plain' },
      body: sampleGallery,
    });
    const receipt = answer.json<{ gallery: { id: string }; run: { href: string } }>();
    galleryId = receipt.gallery.id;
    runHref = receipt.run.href;
    await opened.followRun(runHref);
  });
  afterAll(() => opened.close());

  test('lists galleries, finds one by a word of its headline, and pages by cursor', async () => {
    await opened.server.inject({
      method: 'POST',
      url: '/api/galleries',
      headers: { 'content-type': 'text/plain' },
      body: 'Another one. (AP)',
    });
    const all = (await opened.server.inject('/api/galleries?limit=1')).json<{
      galleries: { id: string }[];
      nextCursor: string;
    }>();
    expect(all.galleries).toHaveLength(1);
    const next = (await opened.server.inject(`/api/galleries?limit=1&cursor=${all.nextCursor}`)).json<{
      galleries: { id: string }[];
    }>();
    expect(next.galleries.map(({ id }) => id)).toEqual([galleryId]);
    const found = await opened.server.inject('/api/galleries?search=port%20alder');
    expect(found.json()).toMatchObject({ galleries: [{ id: galleryId, name: 'ferry.txt' }] });
  });

  test('asks for another run, which keeps the first one readable', async () => {
    const answer = await opened.server.inject({
      method: 'POST',
      url: `/api/galleries/${galleryId}/runs`,
      body: {
        reason: 'the desk moved the day',
        settings: { referenceDate: '2026-05-06', creditStyle: 'comma' },
      },
    });
    expect(answer.statusCode).toBe(202);
    const { run } = answer.json<{ run: { id: string; href: string } }>();
    expect(await opened.followRun(run.href)).toMatchObject({
      state: 'succeeded',
      reason: 'the desk moved the day',
      settings: {
        referenceDate: '2026-05-06',
        inputFormat: null,
        datelines: null,
        creditStyle: 'comma',
        columns: null,
      },
    });
    const one = (await opened.server.inject(`/api/galleries/${galleryId}`)).json<{ runs: unknown[] }>();
    expect(one.runs).toHaveLength(2);
    const dates = await Promise.all(
      ['', `?run=${runHref.split('/').at(-1)}`].map(async (query) =>
        (await opened.server.inject(`/api/galleries/${galleryId}/manifest${query}`)).json<{
          referenceDate: { value: string };
        }>(),
      ),
    );
    expect(dates.map(({ referenceDate }) => referenceDate.value)).toEqual(['2026-05-06', '2026-05-04']);
  });

  test('answers 304 to who has the manifest already', async () => {
    const url = `/api/galleries/${galleryId}/manifest`;
    const { headers } = await opened.server.inject(url);
    const etag = String(headers['etag']);
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await opened.server.inject({ url, headers: { 'if-none-match': etag } });
    expect(again.statusCode).toBe(304);
    expect(again.payload).toBe('');
  });

  test.each([
    [undefined, undefined, 'application/json'],
    [undefined, '*/*', 'application/json'],
    [undefined, 'application/json', 'application/json'],
    [undefined, 'text/csv, application/json;q=0.5', 'text/csv'],
    [undefined, 'text/csv;q=0.4, application/ld+json;q=0.9', 'application/ld+json'],
    [undefined, 'application/ninjs+json', 'application/ninjs+json; version=3.1'],
    [undefined, 'application/ninjs+json;version=2.2', 'application/ninjs+json; version=2.2'],
    ['ans', 'text/csv', 'application/ans+json'],
    ['html', undefined, 'text/html'],
  ])('gives the manifest in the format that is asked for: %s, Accept %s', async (format, accept, type) => {
    const url = `/api/galleries/${galleryId}/manifest${format === undefined ? '' : `?format=${format}`}`;
    const headers = accept === undefined ? {} : { accept };
    const answer = await opened.server.inject({ url, headers });
    expect(answer.statusCode).toBe(200);
    expect(String(answer.headers['content-type']).replaceAll('"', '')).toContain(type);
    expect(answer.headers['vary']).toBe('Accept');
    const isFile = type === 'text/html' || type === 'text/csv';
    expect(String(answer.headers['content-disposition'] ?? '').startsWith('attachment')).toBe(isFile);
    const etag = String(answer.headers['etag']);
    const again = await opened.server.inject({ url, headers: { ...headers, 'if-none-match': etag } });
    expect([again.statusCode, again.payload, again.headers['vary']]).toEqual([304, '', 'Accept']);
    const other = await opened.server.inject({
      url: `/api/galleries/${galleryId}/manifest?format=${format === 'ans' ? 'html' : 'ans'}`,
      headers: { 'if-none-match': etag },
    });
    expect(other.statusCode).toBe(200);
  });

  test('says in which formats it is written to who accepts none of them', async () => {
    const url = `/api/galleries/${galleryId}/manifest`;
    for (const accept of ['image/png', 'text/plain;q=1, */*;q=0']) {
      const answer = await opened.server.inject({ url, headers: { accept } });
      expect(answer.statusCode).toBe(406);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.headers['vary']).toBe('Accept');
      expect(answer.json<{ detail: string }>().detail).toContain('text/csv; charset=utf-8 (csv)');
    }
    expect((await opened.server.inject(`${url}?format=docx`)).statusCode).toBe(400);
  });

  test.each([
    '/api/runs/none',
    '/api/galleries/none',
    '/api/galleries/none/manifest',
    '/api/galleries/none/received',
    '/schemas/none.json',
    '/api/none',
  ])('says what is missing at %s', async (url) => {
    const answer = await opened.server.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json<{ detail: string }>().detail).toMatch(/^there is no/);
  });

  test.each(['gallery-manifest.schema.json', 'gallery.schema.json'])('serves %s', async (name) => {
    const answer = await opened.server.inject(`/schemas/${name}`);
    expect(answer.headers['content-type']).toMatch(/^application\/schema\+json/);
    expect(answer.json<{ $id: string }>().$id).toContain(name);
  });

  test('describes itself, says that it is ready, and lets nothing of a page run', async () => {
    const api = (await opened.server.inject('/api/openapi.json')).json<{ openapi: string; paths: object }>();
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining([
        '/api/galleries',
        '/api/galleries/{id}',
        '/api/galleries/{id}/manifest',
        '/api/galleries/{id}/runs',
        '/api/runs/{id}',
      ]),
    );
    expect((await opened.server.inject('/livez')).statusCode).toBe(200);
    const ready = await opened.server.inject('/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.headers['content-security-policy']).toContain("default-src 'none'");
  });
});
