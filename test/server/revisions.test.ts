import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}
interface Publications {
  readonly publications: readonly { kind: string; version: number; galleryId: string; href: string }[];
  readonly cursor: string;
}

describe.each(backends)('galleries that come again, over HTTP, $name', (backend) => {
  let opened: OpenServer;
  beforeAll(async () => {
    opened = await openServer(backend);
  });
  afterAll(() => opened.close());

  test('a document with an id of its own has a second revision when it comes changed', async () => {
    const first = await submit('', {
      id: 'quay-17',
      entries: [{ caption: 'Divers surface at Nore Quay. (AP)' }],
    });
    await opened.followRun(first.run.href);
    const changed = [{ caption: 'Divers surface at Sold Quay. (AP)' }];
    const second = await submit('', { id: 'quay-17', entries: changed });
    expect(second.gallery.id).toBe(first.gallery.id);
    expect(await opened.followRun(second.run.href)).toMatchObject({ revision: 2, isPreview: false });
    const one = await read<{ gallery: { identity: string; revision: number; publishedRunId: string } }>(
      `/api/galleries/${first.gallery.id}`,
    );
    expect(one.gallery).toMatchObject({
      identity: 'quay-17',
      revision: 2,
      publishedRunId: second.run.id,
    });
    const received = await opened.server.inject(`/api/galleries/${first.gallery.id}/received?revision=1`);
    expect(received.body).toContain('Nore Quay');
  });

  test('subscribers read both versions in order and nothing more afterwards', async () => {
    const start = await read<Publications>('/api/manifests');
    const first = await submit('?identity=ferry-9', 'A ferry docks in Ostrand. (AP)');
    await opened.followRun(first.run.href);
    const second = await submit('?identity=ferry-9', 'A ferry docks in Ostmar. (AP)');
    await opened.followRun(second.run.href);
    const told = await read<Publications>(`/api/manifests?since=${start.cursor}`);
    expect(told.publications.map(({ kind, version }) => [kind, version])).toEqual([
      ['published', 1],
      ['published', 2],
    ]);
    const bodies = await Promise.all(
      told.publications.map(async ({ href }) => (await opened.server.inject(href)).body),
    );
    expect(bodies[0]).toContain('Ostrand');
    expect(bodies[1]).toContain('Ostmar');
    expect((await read<Publications>(`/api/manifests?since=${told.cursor}`)).publications).toEqual([]);
    expect((await opened.server.inject('/api/manifests?since=yesterday')).statusCode).toBe(400);
  });

  test('a preview is read by its run and changes nothing that is published', async () => {
    const { gallery, run } = await submit(
      '',
      'BALE, Ardenne (AP) - Hay is baled in Bale. (AP Photo/Ida Brandt)',
    );
    await opened.followRun(run.href);
    const published = (await opened.server.inject(`/api/galleries/${gallery.id}/manifest`)).body;
    const preview = await ask(`/api/galleries/${gallery.id}/runs`, {
      reason: 'without datelines?',
      settings: { datelines: 'cut' },
      preview: true,
      requestedBy: 'Ada',
    });
    expect(await opened.followRun(preview.run.href)).toMatchObject({ isPreview: true, requestedBy: 'Ada' });
    const previewed = (
      await opened.server.inject(`/api/galleries/${gallery.id}/manifest?run=${preview.run.id}`)
    ).body;
    expect(previewed).not.toBe(published);
    expect((await opened.server.inject(`/api/galleries/${gallery.id}/manifest`)).body).toBe(published);
  });

  test('a run that failed is tried again on request, one that succeeded is not', async () => {
    const failing = await submit('', '{ "entries": [] }');
    expect(await opened.followRun(failing.run.href)).toMatchObject({ state: 'failed', attempts: 1 });
    const again = await ask(`/api/runs/${failing.run.id}/retry`, { requestedBy: 'Ben' });
    expect(again.run.id).toBe(failing.run.id);
    await expect
      .poll(async () => await read<object>(failing.run.href), { timeout: 10_000 })
      .toMatchObject({ state: 'failed', attempts: 2 });
    const fine = await submit('', 'A kite over Ostrand. (AP)');
    await opened.followRun(fine.run.href);
    const refused = await post(`/api/runs/${fine.run.id}/retry`, {});
    expect(refused.statusCode).toBe(409);
    expect((await post('/api/runs/run_none/retry', {})).statusCode).toBe(404);
    const audit = await read<{ records: readonly { actor: string; action: string }[] }>(
      `/api/audit?galleryId=${failing.gallery.id}`,
    );
    expect(audit.records.map(({ actor, action }) => [actor, action])).toEqual([
      ['Ben', 'retry-asked'],
      ['api', 'received'],
    ]);
  });

  async function submit(question: string, body: string | object): Promise<Receipt> {
    const url = `/api/galleries${question}`;
    const isText = typeof body === 'string';
    const answer = await opened.server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': isText ? 'text/plain' : 'application/json' },
      body: isText ? body : JSON.stringify(body),
    });
    return answer.json<Receipt>();
  }

  function post(url: string, body: object) {
    return opened.server.inject({ method: 'POST', url, body });
  }

  async function ask(url: string, body: object): Promise<Receipt> {
    const answer = await post(url, body);
    expect(answer.statusCode).toBe(202);
    return answer.json<Receipt>();
  }

  async function read<Answer>(url: string): Promise<Answer> {
    return (await opened.server.inject(url)).json<Answer>();
  }
});
