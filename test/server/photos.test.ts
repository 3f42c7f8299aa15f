import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePhotoDay } from '../generators/photo-days.ts';
import { makeXmp } from '../generators/photo-metadata.ts';
import { edits, makePhoto } from '../generators/photos.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly href: string };
}

describe.each(backends)('galleries with photos, $name', (backend) => {
  let opened: OpenServer;
  let photo: Buffer;
  beforeAll(async () => {
    opened = await openServer(backend);
    photo = await makePhoto(21);
  });
  afterAll(() => opened.close());

  async function send(entries: readonly object[], photos: Readonly<Record<string, Buffer>>) {
    const form = new FormData();
    for (const [name, bytes] of Object.entries(photos))
      form.append('photo', new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }), name);
    form.append(
      'gallery',
      new Blob([JSON.stringify({ entries })], { type: 'application/json' }),
      'nets.json',
    );
    return post(form);
  }

  async function post(form: FormData, source = 'desk') {
    const encoded = new Response(form);
    return opened.server.inject({
      method: 'POST',
      url: `/api/galleries?source=${source}`,
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: Buffer.from(await encoded.arrayBuffer()),
    });
  }

  const net = 'Skipper John Lind mends a net in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)';

  test('a corrected copy of one frame becomes one item, with its thumbnails', async () => {
    const web = await edits[0]?.edit(photo);
    const answer = await send(
      [
        { caption: net, photo: 'net-1.jpg' },
        { caption: `CORRECTS NAME - ${net.replace('John', 'Johan')}`, photo: 'net-2.jpg' },
      ],
      { 'net-1.jpg': photo, 'net-2.jpg': web ?? photo },
    );
    expect(answer.statusCode).toBe(202);
    const { gallery, run } = answer.json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'succeeded', report: { items: 1 } });
    const manifest = (await opened.server.inject(`/api/galleries/${gallery.id}/manifest`)).json<{
      items: { photo: { sha256: string; width: number } }[];
    }>();
    const digest = manifest.items[0]?.photo.sha256 ?? '';
    expect(manifest.items[0]?.photo.width).toBe(960);
    const file = await opened.server.inject(`/api/photos/${digest}`);
    expect([photo, web].some((bytes) => bytes?.equals(file.rawPayload))).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
    });
    for (const [size, width] of [
      ['small', 240],
      ['large', 960],
    ] as const) {
      const thumbnail = await opened.server.inject(`/api/photos/${digest}/thumbnails/${size}`);
      expect(thumbnail.headers['content-type']).toBe('image/webp');
      expect(thumbnail.headers['cache-control']).toContain('immutable');
      expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ format: 'webp', width });
    }
  });

  test('tells which photo each entry came with, also of copies that are one item', async () => {
    const web = (await edits[0]?.edit(photo)) ?? photo;
    const entries = [
      { caption: net, photo: 'net-3.jpg' },
      { caption: net, photo: 'net-4.jpg' },
      { caption: 'A gull waits in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)' },
    ];
    const { gallery, run } = (await send(entries, { 'net-3.jpg': photo, 'net-4.jpg': web })).json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ report: { items: 2 } });
    const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const answer = await opened.server.inject(`/api/galleries/${gallery.id}/photos`);
    expect(answer.json()).toEqual({
      photos: [
        { entry: 0, name: 'net-3.jpg', digest: digestOf(photo) },
        { entry: 1, name: 'net-4.jpg', digest: digestOf(web) },
      ],
    });
    const unknown = await opened.server.inject(`/api/galleries/${gallery.id}/photos?run=run_none`);
    expect(unknown.statusCode).toBe(404);
  });

  test('photos may come in a zip archive; one that cannot be unpacked is a warning', async () => {
    const zip = Buffer.from(zipSync({ 'day/net-1.jpg': photo, 'day/net-2.jpg': photo }));
    // The second file says that it is encrypted.
    zip.writeUInt16LE(1, zip.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 8);
    const form = new FormData();
    const gallery = {
      entries: [
        { caption: net, photo: 'net-1.jpg' },
        { caption: net.replace('net', 'sail'), photo: 'net-2.jpg' },
      ],
    };
    form.append('gallery', new Blob([JSON.stringify(gallery)], { type: 'application/json' }), 'nets.json');
    form.append('photos', new Blob([zip], { type: 'application/zip' }), 'photos.zip');
    const answer = await post(form);
    expect(answer.statusCode).toBe(202);
    const { gallery: kept, run } = answer.json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'succeeded', report: { warnings: 1 } });
    const manifest = (await opened.server.inject(`/api/galleries/${kept.id}/manifest`)).json<object>();
    expect(manifest).toMatchObject({
      warnings: [
        { message: expect.stringMatching(/net-2\.jpg .*cannot be unpacked: it is encrypted/) as string },
      ],
      items: [{ photo: { sha256: expect.any(String) as string } }, { photo: { sha256: null } }],
    });
  });

  test('an archive that is none is refused by its name', async () => {
    const form = new FormData();
    form.append('gallery', new Blob(['A fair. (AP)'], { type: 'text/plain' }), 'fair.txt');
    form.append('photos', new Blob(['call the desk'], { type: 'application/zip' }), 'photos.zip');
    const answer = await post(form);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail).toContain('the archive photos.zip cannot be read');
  });

  test('the same form again is known, another photo under the same name is not', async () => {
    const entries = [{ caption: 'A gull waits for fish in Ostrand.', photo: 'gull.jpg' }];
    const other = await makePhoto(22);
    expect((await send(entries, { 'gull.jpg': photo })).statusCode).toBe(202);
    expect((await send(entries, { 'gull.jpg': photo })).statusCode).toBe(200);
    expect((await send(entries, { 'gull.jpg': other })).statusCode).toBe(202);
  });

  test('a broken photo is a warning, and the gallery goes on', async () => {
    const { gallery, run } = (
      await send([{ caption: net, photo: 'net.jpg' }], { 'net.jpg': photo.subarray(0, 400) })
    ).json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'succeeded', report: { warnings: 1 } });
    const manifest = (await opened.server.inject(`/api/galleries/${gallery.id}/manifest`)).json<object>();
    expect(manifest).toMatchObject({ warnings: [{ code: 'photo-unreadable', entry: 0 }] });
  });

  test.each([['two galleries', ['a.txt', 'b.txt'], /two galleries: a\.txt and b\.txt/]])(
    'a form with %s is refused',
    async (_name, files, detail) => {
      const form = new FormData();
      form.append('photo', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), 'a.jpg');
      for (const name of files)
        form.append('gallery', new Blob(['A fair. (AP)'], { type: 'text/plain' }), name);
      const answer = await post(form);
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ detail: string }>().detail).toMatch(detail);
    },
  );

  async function readManifest(answer: { statusCode: number; json: <T>() => T }): Promise<object> {
    expect(answer.statusCode).toBe(202);
    const { gallery, run } = answer.json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'succeeded' });
    return (await opened.server.inject(`/api/galleries/${gallery.id}/manifest`)).json<object>();
  }

  const ofTheDay = {
    headline: 'Ferry crews stop work',
    items: [
      {
        credit: { line: 'AP Photo/Ilse Marrow' },
        date: { value: '2026-05-04' },
        entries: [{ locator: { file: 'ferry-1.jpg' } }],
      },
      { credit: { line: 'Zoë Müller/AP' }, date: { value: '2026-05-04', basis: 'metadata' } },
      { caption: { text: 'Gulls circle the idle ferry.' }, credit: { line: null } },
    ],
    warnings: [],
  };
  const beside = { 'ferry-3.xmp': Buffer.from(makeXmp({ caption: 'Gulls circle the idle ferry.' })) };

  test('a form with nothing but photos and the files beside them is a gallery', async () => {
    const form = new FormData();
    for (const [name, bytes] of Object.entries({ ...(await makePhotoDay()), ...beside }))
      form.append('file', new Blob([Uint8Array.from(bytes)]), name);
    expect(await readManifest(await post(form))).toMatchObject(ofTheDay);
  });

  test('so is a zip archive as a form\u2019s only file, or as the body', async () => {
    const zip = Buffer.from(zipSync({ ...(await makePhotoDay()), ...beside, 'clip.mp4': Buffer.from('x') }));
    const form = new FormData();
    form.append('photos', new Blob([zip]), 'form.zip');
    expect(await readManifest(await post(form, 'form'))).toMatchObject({
      ...ofTheDay,
      source: { name: 'form.zip' },
    });
    const answer = await opened.server.inject({
      method: 'POST',
      url: '/api/galleries?name=body.zip&source=body',
      headers: { 'content-type': 'application/zip' },
      body: zip,
    });
    expect(await readManifest(answer)).toMatchObject({ ...ofTheDay, source: { name: 'body.zip' } });
  });

  test('an archive may hold the gallery\u2019s file with its photos', async () => {
    const entries = [{ caption: net, photo: 'net.jpg' }];
    const answer = await opened.server.inject({
      method: 'POST',
      url: '/api/galleries',
      headers: { 'content-type': 'application/zip' },
      body: Buffer.from(
        zipSync({ 'a/net.jpg': photo, 'a/nets.json': Buffer.from(JSON.stringify({ entries })) }),
      ),
    });
    expect(await readManifest(answer)).toMatchObject({
      source: { format: 'json' },
      items: [{ photo: { width: 960 } }],
      warnings: [],
    });
  });

  test.each([
    [
      'two galleries',
      { 'a.txt': 'A fair. (AP)', 'b.txt': 'A fair. (AP)' },
      /gallery\.zip holds several galleries \(a\.txt, b\.txt\)/,
    ],
    ['nothing to read', { 'clip.mp4': 'x' }, /gallery\.zip holds no gallery/],
    [
      'a name that climbs out of it',
      { '../a.jpg': 'x' },
      /gallery\.zip cannot be read: invalid relative path/,
    ],
  ])('an archive with %s is refused', async (_name, files, detail) => {
    const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
    const answer = await opened.server.inject({
      method: 'POST',
      url: '/api/galleries',
      headers: { 'content-type': 'application/zip' },
      body: Buffer.from(zipSync(packed)),
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail).toMatch(detail);
  });

  test.each([
    [`${'0'.repeat(64)}/thumbnails/small`, 404],
    ['0'.repeat(64), 404],
    ['..%2f..%2frecords', 400],
    ['0', 400],
  ])('there is nothing of a photo nobody sent: %s', async (path, status) => {
    const answer = await opened.server.inject(`/api/photos/${path}`);
    expect(answer.statusCode).toBe(status);
  });
});
