import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import type { Resources } from '../../src/resources.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { registerOutputs } from '../../src/storage/outputs.ts';
import { findBackends } from '../services/backends.ts';
import { publish } from '../services/publish.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('what was published, over HTTP, $name', (backend) => {
  const closers: (() => Promise<void>)[] = [];
  let resources: Resources;
  let address: string;
  let client: CutlineClient;
  beforeAll(async () => {
    const opened = await backend.open();
    resources = opened.resources;
    const server = await buildServer(resources);
    closers.push(opened.close, () => server.close());
    await server.listen({ host: '127.0.0.1', port: 0 });
    address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    client = createClient({ baseUrl: address });
  });
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });

  test('is missed by no subscriber who follows the cursor while thirty galleries are published at once', async () => {
    const follow = async () => {
      const seen: string[] = [];
      let cursor = (await client.listPublications(null)).cursor;
      return {
        seen,
        read: async () => {
          const page = await client.listPublications(cursor);
          seen.push(...page.publications.map(({ galleryId, version }) => `${galleryId} ${version}`));
          cursor = page.cursor;
        },
      };
    };
    const subscribers = await Promise.all([follow(), follow()]);
    const publishing = Promise.all(
      Array.from({ length: 30 }, async () => {
        const identity = randomUUID();
        const { galleryId } = await publish(resources.database, identity, 'Ebb.');
        await publish(resources.database, identity, 'Flood.');
        return galleryId;
      }),
    );
    let isPublishing = true;
    const reading = (async () => {
      while (isPublishing) for (const { read } of subscribers) await read();
    })();
    const galleries = await publishing;
    isPublishing = false;
    await reading;
    const all = galleries.flatMap((galleryId) => [`${galleryId} 1`, `${galleryId} 2`]).toSorted();
    for (const { seen, read } of subscribers) {
      await expect.poll(async () => (await read(), seen.toSorted())).toEqual(all);
    }
  }, 60_000);

  test('names the manifest, whose bytes are there, and pages by source', async () => {
    const source = `north ${randomUUID()}`;
    const first = await publish(resources.database, randomUUID(), 'A mole.', { source });
    await publish(resources.database, randomUUID(), 'A pier.', { source });
    const url = `${address}/api/manifests?source=${encodeURIComponent(source)}&limit=1`;
    const page = (await (await fetch(url)).json()) as {
      publications: { href: string; galleryId: string; kind: string }[];
      cursor: string;
      hasMore: boolean;
    };
    expect(page).toMatchObject({
      publications: [{ galleryId: first.galleryId, kind: 'published' }],
      hasMore: true,
    });
    const manifest = await fetch(`${address}${page.publications[0]?.href}`);
    expect(await manifest.text()).toBe(first.manifest);
    const rest = (await (await fetch(`${url}&since=${page.cursor}`)).json()) as typeof page;
    expect([rest.publications.length, rest.hasMore]).toEqual([1, false]);
    const end = (await (await fetch(`${url}&since=${rest.cursor}`)).json()) as typeof page;
    expect(end).toEqual({ publications: [], cursor: rest.cursor, hasMore: false });
    expect((await fetch(`${address}/api/manifests?since=soon`)).status).toBe(400);
  });

  test('is told of one gallery alone', async () => {
    const identity = randomUUID();
    const { galleryId } = await publish(resources.database, identity, 'A slip.');
    await publish(resources.database, randomUUID(), 'A dock.');
    await publish(resources.database, identity, 'A slipway.');
    const { publications } = await client.listGalleryPublications(galleryId);
    expect(publications.map(({ version, ...each }) => [each.galleryId, version])).toEqual([
      [galleryId, 1],
      [galleryId, 2],
    ]);
  });

  test('and on its way to an output is in the delivery log, as the client reads it', async () => {
    await registerOutputs(resources.database, [{ name: 'cms', sources: null, from: 'now' }]);
    const { galleryId, runId } = await publish(resources.database, randomUUID(), 'A weir.');
    const { deliveries, nextCursor } = await client.listDeliveries({ galleryId, state: 'pending' });
    expect(deliveries).toMatchObject([{ output: 'cms', galleryId, runId, version: 1, attempts: 0 }]);
    expect(nextCursor).toBeNull();
    const [{ id } = { id: '' }] = deliveries;
    await expect(client.retryDelivery(id, 'Ada')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(client.retryDelivery('dlv_none', 'Ada')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
