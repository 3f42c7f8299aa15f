import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBackends } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

interface List {
  readonly galleries: readonly Record<string, unknown>[];
  readonly nextCursor: string | null;
}

describe.each(backends)('lists of galleries over HTTP, $name', (backend) => {
  let opened: OpenServer;
  let galleryId: string;
  beforeAll(async () => {
    opened = await openServer(backend);
    galleryId = (await send('ferry.txt', 'wire', sampleGallery)).id;
    const failed = await send('blank.txt', 'desk', '   \n');
    expect(failed.state).toBe('failed');
  });
  afterAll(() => opened.close());

  test('show what was made of each, the newest first', async () => {
    const { galleries, nextCursor } = await list('');
    expect(nextCursor).toBeNull();
    expect(galleries).toMatchObject([
      { name: 'blank.txt', source: 'desk', state: 'failed', summary: null, publishedRunId: null },
      {
        id: galleryId,
        headline: 'Ferry crews stop work in Port Alder',
        state: 'succeeded',
        summary: { entries: 2, items: 2, collapsed: 0, agencies: ['AP'], flags: [], photoDigest: null },
      },
    ]);
  });

  test.each([
    ['search=Port+Ald', 1],
    ['search=%22port+alder%22+marrow', 1],
    ['search=port+oslo', 0],
    ['source=wire&state=succeeded', 1],
    ['source=wire&state=failed', 0],
    ['state=failed', 1],
    ['from=2020-01-01&to=2020-01-02', 0],
    ['from=2020-01-01T00:00:00Z', 2],
    ['warning=no-credit', 0],
    ['flag=file', 0],
    ['search=%00', 0],
    ['search=%27%3B--%5C%25', 0],
  ])('asked for %s hold %i', async (query, count) => {
    expect((await list(`?${query}`)).galleries).toHaveLength(count);
  });

  test.each([
    'state=done',
    'from=yesterday',
    'from=2021-02-29',
    'warning=NO',
    'flag=%20',
    'limit=0',
    'limit=201',
    'cursor=x',
    'colour=red',
    `search=${'x'.repeat(10_000)}`,
  ])('refuse %s and say why', async (query) => {
    const answer = await opened.server.inject(`/api/galleries?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json<{ detail: string }>().detail).toContain(query.split('=')[0]);
  });

  test('name their sources', async () => {
    const answer = await opened.server.inject('/api/galleries/sources');
    expect(answer.json()).toEqual({ sources: ['desk', 'wire'] });
  });

  async function list(query: string): Promise<List> {
    const answer = await opened.server.inject(`/api/galleries${query}`);
    expect(answer.statusCode).toBe(200);
    return answer.json<List>();
  }

  async function send(name: string, source: string, body: string) {
    const url = `/api/galleries?name=${name}&source=${source}`;
    const headers = { 'content-type': 'text/plain' };
    const answer = await opened.server.inject({ method: 'POST', url, headers, body });
    const { gallery, run } = answer.json<{ gallery: { id: string }; run: { href: string } }>();
    const { state } = await opened.followRun(run.href);
    return { id: gallery.id, state };
  }
});
