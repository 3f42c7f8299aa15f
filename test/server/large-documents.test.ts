import { readdir } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePhoto } from '../generators/photos.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
const [backend] = backends;
if (backend === undefined) throw new Error('the embedded way to run is always there');
let opened: OpenServer;
let photo: Buffer;
beforeAll(async () => {
  opened = await openServer(backend);
  photo = await makePhoto(3);
});
afterAll(async () => {
  await opened.close();
  for (const each of backends) await each.close();
});

const entries = [{ caption: 'Nets dry in Port Alder. (AP Photo/Ida Brandt)', photo: 'net.jpg' }];
/** Larger than a file beside a photo may be: such a document lies on the disk. */
const large = JSON.stringify({ entries, note: '~'.repeat(1_500_000) });

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly href: string };
}

function formOf(files: Readonly<Record<string, string | Buffer>>): FormData {
  const form = new FormData();
  for (const [name, content] of Object.entries(files))
    form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
  return form;
}

async function send(body: FormData | Uint8Array) {
  const encoded = new Response(body instanceof FormData ? body : Uint8Array.from(body));
  return opened.server.inject({
    method: 'POST',
    url: '/api/galleries',
    headers: { 'content-type': encoded.headers.get('content-type') ?? 'application/zip' },
    body: Buffer.from(await encoded.arrayBuffer()),
  });
}

test.each([
  ['a form', () => formOf({ 'nets.json': large, 'net.jpg': photo })],
  ['a zip archive', () => zipSync({ 'day/nets.json': Buffer.from(large), 'day/net.jpg': photo })],
])(
  'the large gallery of %s is kept as it came, with its photo, and leaves nothing on the way',
  async (_, make) => {
    const answer = await send(make());
    expect([200, 202]).toContain(answer.statusCode);
    const { gallery, run } = answer.json<Receipt>();
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'succeeded', report: { entries: 1 } });
    const received = await opened.server.inject(`/api/galleries/${gallery.id}/received`);
    expect(received.headers['content-length']).toBe(String(large.length));
    expect(received.payload).toBe(large);
    expect(await readdir(opened.resources.photoStore.spoolDir)).toEqual([]);
  },
);

test('two large galleries in one archive are refused, and so are files beside photos beyond their limit', async () => {
  const two = await send(zipSync({ 'a.json': Buffer.from(large), 'b.json': Buffer.from(large) }));
  expect(two.json()).toMatchObject({ code: 'INPUT_UNREADABLE' });
  const sidecar = Buffer.alloc(1024 * 1024, ' ');
  const beside = Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`net-${at}.xmp`, sidecar]));
  const much = await send(zipSync({ ...beside, 'net.jpg': photo }));
  expect(much.statusCode).toBe(413);
  expect(much.json()).toMatchObject({
    detail: expect.stringContaining('files beside the photos') as string,
  });
  expect(await readdir(opened.resources.photoStore.spoolDir)).toEqual([]);
});
