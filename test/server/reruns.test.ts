import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunChanges } from '../../src/client/change-schemas.ts';
import type { BulkRerun } from '../../src/client/rerun-schemas.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('reruns over the API, $name', (backend) => {
  let opened: OpenServer;
  const galleries: { readonly id: string; readonly run: string }[] = [];
  beforeAll(async () => {
    opened = await openServer(backend);
    for (const place of ['Ostrand', 'Sorrel Bay', 'Tarn Hollow'])
      galleries.push(await deliver(place, 'wire'));
    galleries.push(await deliver('Port Alder', 'desk'));
  });
  afterAll(() => opened.close());

  test('a preview shows what another house style would change, and publishes nothing', async () => {
    const [gallery] = galleries;
    const run = await rerun(gallery?.id ?? '', { preview: true, settings: { creditStyle: 'comma' } });
    expect(run).toMatchObject({
      isPreview: true,
      changes: { since: gallery?.run, isSame: false, counts: { changed: 1, same: 0 } },
    });
    const changes = await get<RunChanges>(`/api/runs/${String(run['id'])}/changes`);
    expect(changes).toMatchObject({ since: gallery?.run, isSame: false, counts: { changed: 1 } });
    expect(changes.changes.items[0]?.fields).toEqual([
      expect.objectContaining({
        field: 'credit',
        before: expect.objectContaining({ line: 'AP Photo/Ida Brandt' }) as unknown,
        after: expect.objectContaining({ line: 'Ida Brandt, AP' }) as unknown,
      }),
    ]);
    expect(await publishedRun(gallery?.id)).toBe(gallery?.run);
  });

  test('a preview with other settings is no rule for the next run', async () => {
    const [, gallery] = galleries;
    await rerun(gallery?.id ?? '', { preview: true, settings: { creditStyle: 'slash' } });
    const run = await rerun(gallery?.id ?? '', {});
    expect(run).toMatchObject({ settings: { creditStyle: null }, changes: { isSame: true } });
    const changes = await get<RunChanges>(`/api/runs/${String(run['id'])}/changes`);
    expect(changes).toMatchObject({ since: gallery?.run, isSame: true });
  });

  test('runs of different galleries are not compared', async () => {
    const [one, other] = galleries;
    const answer = await opened.server.inject(`/api/runs/${one?.run}/changes?since=${other?.run}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json<{ detail: string }>().detail).toContain(`has no run ${other?.run}`);
  });

  test('says how many galleries a filter means before they are asked for', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const count = async (query: string) => (await get<{ count: number }>(`/api/reruns/count?${query}`)).count;
    expect(await count('')).toBe(4);
    expect(await count('source=wire')).toBe(3);
    expect(await count('search=sorrel')).toBe(1);
    expect(await count('state=failed')).toBe(0);
    expect(await count(`state=succeeded&from=${today}&to=${today}`)).toBe(4);
    expect(await count('to=2020-01-01')).toBe(0);
  });

  test('a preview of many counts what would change, is published for these, and only once', async () => {
    const preview = await askBulk({
      preview: true,
      filter: { source: 'wire' },
      settings: { creditStyle: 'comma' },
    });
    expect(preview).toMatchObject({ total: 3, isPreview: true, state: 'working' });
    const shown = await followBulk(preview.id);
    expect(shown).toMatchObject({
      state: 'done',
      counts: { asked: 3, succeeded: 3, changed: 3, items: { changed: 3, same: 0 } },
    });
    const runs = await get<{ runs: { id: string; galleryId: string }[] }>(
      `/api/runs?bulkId=${preview.id}&isChange=true`,
    );
    expect(runs.runs).toHaveLength(3);
    expect(await creditOf(galleries[2]?.id)).toBe('AP Photo/Ida Brandt');
    const publish = () =>
      opened.server.inject({
        method: 'POST',
        url: `/api/reruns/${preview.id}/publish`,
        body: { requestedBy: 'Runa Holt' },
      });
    const answer = await publish();
    expect(answer.statusCode).toBe(202);
    const done = await followBulk(answer.json<BulkRerun>().id);
    expect(done).toMatchObject({
      isPreview: false,
      previewId: preview.id,
      total: 3,
      counts: { succeeded: 3, changed: 3 },
    });
    expect(await creditOf(galleries[2]?.id)).toBe('Ida Brandt, AP');
    expect(await creditOf(galleries[3]?.id)).toBe('AP Photo/Ida Brandt');
    expect((await publish()).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining(done.id) as string,
    });
    const audit = await get<{ records: { action: string; actor: string }[] }>('/api/audit');
    expect(audit.records.find(({ action }) => action === 'bulk-rerun-asked')).toMatchObject({
      actor: 'Runa Holt',
    });
    const list = await get<{ reruns: BulkRerun[] }>('/api/reruns');
    expect(list.reruns.map(({ id }) => id)).toEqual([done.id, preview.id]);
  });

  test('what is no preview, is not there or has a wrong filter is refused', async () => {
    const done = await followBulk((await askBulk({ filter: { search: 'tarn' } })).id);
    expect(done.counts).toMatchObject({ asked: 1, succeeded: 1, changed: 0 });
    const post = async (url: string, body: object) =>
      (await opened.server.inject({ method: 'POST', url, body })).statusCode;
    expect(await post(`/api/reruns/${done.id}/publish`, {})).toBe(409);
    expect(await post('/api/reruns/none/publish', {})).toBe(404);
    expect(await post('/api/reruns/none/stop', {})).toBe(404);
    expect(await post('/api/reruns', { reason: 'x', filter: { colour: 'red' } })).toBe(400);
    expect((await opened.server.inject('/api/reruns/none')).statusCode).toBe(404);
  });

  test('failures are grouped by cause, with their full messages, and tried again together', async () => {
    for (const name of ['a.bin', 'b.bin']) {
      const answer = await opened.server.inject({
        method: 'POST',
        url: `/api/galleries?source=desk&name=${name}&inputFormat=tea${name}`,
        headers: { 'content-type': 'text/plain' },
        body: `A boat leaves ${name} on Monday. (AP)`,
      });
      await opened.followRun(answer.json<{ run: { href: string } }>().run.href);
    }
    const { failures } = await get<{
      failures: { cause: string; count: number; example: { message: string } }[];
    }>('/api/failures');
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({
      count: 2,
      example: { message: expect.stringContaining('teab.bin') as string },
    });
    const cause = failures[0]?.cause ?? '';
    expect(cause).toMatch(/^FORMAT_UNKNOWN: /);
    const all = await get<{ runs: { id: string }[] }>(`/api/runs?cause=${encodeURIComponent(cause)}`);
    expect(all.runs).toHaveLength(2);
    const answer = await opened.server.inject({
      method: 'POST',
      url: '/api/failures/retry',
      body: { cause, requestedBy: 'Runa Holt' },
    });
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({ retried: 2 });
    for (const { id } of all.runs)
      expect(await opened.followRun(`/api/runs/${id}`)).toMatchObject({ state: 'failed', attempts: 2 });
  });

  test('a gallery is deleted with everything, its subscribers are told, and the rest stays', async () => {
    const gallery = galleries[3]?.id ?? '';
    const since = (await get<{ cursor: string }>('/api/manifests?limit=1000')).cursor;
    const url = `/api/galleries/${gallery}?reason=${encodeURIComponent('the family asked')}&requestedBy=Runa`;
    expect(
      (await opened.server.inject({ method: 'DELETE', url: `/api/galleries/${gallery}` })).statusCode,
    ).toBe(400);
    const answer = await opened.server.inject({ method: 'DELETE', url });
    expect(answer.json()).toMatchObject({ gallery: { id: gallery }, photos: 0, isRetracted: true });
    for (const path of ['', '/manifest', '/received'])
      expect((await opened.server.inject(`/api/galleries/${gallery}${path}`)).statusCode).toBe(404);
    expect((await opened.server.inject({ method: 'DELETE', url })).statusCode).toBe(404);
    const news = await get<{ publications: object[] }>(`/api/manifests?since=${since}`);
    expect(news.publications).toEqual([
      expect.objectContaining({
        galleryId: gallery,
        version: 2,
        kind: 'retracted',
        runId: null,
        href: null,
        reason: 'the family asked',
      }),
    ]);
    const audit = await get<{ records: object[] }>(`/api/audit?galleryId=${gallery}`);
    expect(audit.records[0]).toMatchObject({
      action: 'deleted',
      actor: 'Runa',
      detail: { reason: 'the family asked' },
    });
    expect((await get<{ galleries: object[] }>('/api/galleries')).galleries.length).toBeGreaterThanOrEqual(3);
  });

  async function deliver(place: string, source: string): Promise<{ id: string; run: string }> {
    const answer = await opened.server.inject({
      method: 'POST',
      url: `/api/galleries?source=${source}&name=${encodeURIComponent(place)}.txt&referenceDate=2026-05-04`,
      headers: { 'content-type': 'text/plain' },
      body: `${place}\n\nA ferry leaves ${place} on Monday, May 4, 2026. (AP Photo/Ida Brandt)\n`,
    });
    const receipt = answer.json<{ gallery: { id: string }; run: { id: string; href: string } }>();
    await opened.followRun(receipt.run.href);
    return { id: receipt.gallery.id, run: receipt.run.id };
  }

  async function rerun(galleryId: string, more: object): Promise<Record<string, unknown>> {
    const answer = await opened.server.inject({
      method: 'POST',
      url: `/api/galleries/${galleryId}/runs`,
      body: { reason: 'a look', ...more },
    });
    return opened.followRun(answer.json<{ run: { href: string } }>().run.href);
  }

  async function askBulk(more: object): Promise<BulkRerun> {
    const body = { reason: 'new house style', requestedBy: 'Ulf Marrow', ...more };
    const answer = await opened.server.inject({ method: 'POST', url: '/api/reruns', body });
    expect(answer.statusCode).toBe(202);
    return answer.json<BulkRerun>();
  }

  async function followBulk(id: string): Promise<BulkRerun> {
    await expect
      .poll(async () => (await get<BulkRerun>(`/api/reruns/${id}`)).finishedAt, {
        timeout: 20_000,
        interval: 100,
      })
      .not.toBeNull();
    return get<BulkRerun>(`/api/reruns/${id}`);
  }

  async function get<Answer>(url: string): Promise<Answer> {
    return (await opened.server.inject(url)).json<Answer>();
  }

  async function publishedRun(galleryId: string | undefined): Promise<string | null> {
    const { gallery } = await get<{ gallery: { publishedRunId: string | null } }>(
      `/api/galleries/${galleryId}`,
    );
    return gallery.publishedRunId;
  }

  async function creditOf(galleryId: string | undefined): Promise<string | undefined> {
    const manifest = await get<{ items: { credit: { line: string } }[] }>(
      `/api/galleries/${galleryId}/manifest`,
    );
    return manifest.items[0]?.credit.line;
  }
});
