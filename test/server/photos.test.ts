import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  async function post(form: FormData) {
    const encoded = new Response(form);
    return opened.server.inject({
      method: 'POST',
      url: '/api/galleries',
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

  test('there is no thumbnail of a photo nobody sent', async () => {
    const answer = await opened.server.inject(`/api/photos/${'0'.repeat(64)}/thumbnails/small`);
    expect(answer.statusCode).toBe(404);
  });
});
