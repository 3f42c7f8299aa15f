import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunChanges } from '../../src/client/change-schemas.ts';
import type { BulkRerun } from '../../src/client/rerun-schemas.ts';
import type { CreditLines, DeskView, RulesVersion } from '../../src/client/rules-schemas.ts';
import { loadRules } from '../../src/rules.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const nordlys = { agencies: { set: [{ name: 'Nordlys', forms: { Nordlys: ['Nordlys Foto'] } }] } };
const comma = { house: { creditStyle: 'comma' } };

describe.each(backends)("a desk's rules over the API, $name", (backend) => {
  let opened: OpenServer;
  const galleries: { readonly id: string; readonly run: string }[] = [];
  beforeAll(async () => {
    opened = await openServer(backend);
    for (const place of ['Ostrand', 'Sorrel Bay', 'Tarn Hollow']) galleries.push(await deliver(place));
  });
  afterAll(() => opened.close());

  test('nothing is changed at first, and what ships is shown', async () => {
    const view = await get<DeskView>('/api/rules');
    expect(view).toMatchObject({ inEffect: 0, versions: { versions: [] } });
    expect(view.rules.agencies).toEqual({ set: [], removed: [] });
    expect(view.shipped.agencies.map(({ name }) => name)).toContain('Reuters');
    expect(view.shipped.words.find(({ id }) => id === 'captions.tails')?.words.length).toBeGreaterThan(10);
    expect(view.shipped.thresholds.find(({ name }) => name === 'misspellings')).toMatchObject({
      default: 2,
      max: 4,
    });
    expect(await getRun(galleries[0]?.run)).toMatchObject({ rulesVersion: 0 });
  });

  test('a draft changes nothing but the previews that name it', async () => {
    const draft = await save({ rules: nordlys, draft: true, reason: 'Nordlys has joined' });
    expect(draft).toMatchObject({ number: 1, state: 'draft', effectiveFrom: null, createdBy: 'Ulf Marrow' });
    const gallery = galleries[0];
    const plain = await rerun(gallery?.id, {});
    expect(plain).toMatchObject({ rulesVersion: 0, changes: { isSame: true } });
    const preview = await rerun(gallery?.id, { preview: true, rulesVersion: 1 });
    expect(preview).toMatchObject({ isPreview: true, rulesVersion: 1, changes: { counts: { changed: 1 } } });
    const { changes } = await get<RunChanges>(`/api/runs/${String(preview['id'])}/changes`);
    expect(changes.items[0]?.fields).toEqual([
      expect.objectContaining({
        field: 'credit',
        after: expect.objectContaining({ line: 'Nordlys/Ida Brandt', agency: 'Nordlys' }) as unknown,
      }),
    ]);
    const answer = await post(`/api/galleries/${gallery?.id}/runs`, {
      reason: 'in earnest',
      rulesVersion: 1,
    });
    expect(answer.statusCode).toBe(400);
    expect((await post('/api/reruns', { reason: 'x', preview: true, rulesVersion: 9 })).statusCode).toBe(404);
  });

  test('what a draft would change of the newest galleries is published once it is in effect', async () => {
    const preview = await followBulk(
      (
        await post('/api/reruns', { reason: 'a look', preview: true, rulesVersion: 1, newest: 2 })
      ).json<BulkRerun>().id,
    );
    expect(preview).toMatchObject({ rulesVersion: 1, total: 2, counts: { asked: 2, changed: 2 } });
    const { runs } = await get<{ runs: { galleryId: string }[] }>(`/api/runs?bulkId=${preview.id}`);
    expect(runs.map(({ galleryId }) => galleryId).toSorted()).toEqual(
      galleries
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    );
    const early = await post(`/api/reruns/${preview.id}/publish`, {});
    expect(early.json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('version 1') as string,
    });
    const active = await post('/api/rules/versions/1/activate', {
      requestedBy: 'Runa Holt',
      reason: 'Nordlys sends pictures',
      basedOn: 0,
    });
    expect(active.json()).toMatchObject({
      number: 1,
      state: 'in-effect',
      activatedBy: 'Runa Holt',
      reason: 'Nordlys sends pictures',
    });
    const done = await followBulk((await post(`/api/reruns/${preview.id}/publish`, {})).json<BulkRerun>().id);
    expect(done).toMatchObject({
      isPreview: false,
      rulesVersion: null,
      counts: { succeeded: 2, changed: 2 },
    });
    expect(await creditOf(galleries[2]?.id)).toBe('Nordlys/Ida Brandt');
    expect(await creditOf(galleries[0]?.id)).toBe('Nordlys Foto/Ida Brandt');
  });

  test('every worker cleans under the version that is in effect when it takes a run up', async () => {
    const second = await startWorkers(opened.resources, loadRules());
    const saved = await save({ rules: { ...nordlys, ...comma }, reason: 'our own style', basedOn: 1 });
    expect(saved).toMatchObject({ number: 2, state: 'in-effect' });
    const runs = await Promise.all(galleries.map(({ id }) => rerun(id, {})));
    await second.close();
    expect(runs.map((run) => run['rulesVersion'])).toEqual([2, 2, 2]);
    expect(new Set(runs.map((run) => run['rulesDigest'])).size).toBe(1);
    for (const { id } of galleries) expect(await creditOf(id)).toBe('Ida Brandt, Nordlys');
    const asked = await rerun(galleries[0]?.id, { settings: { creditStyle: 'received' } });
    expect(asked).toMatchObject({ rulesVersion: 2, changes: { isSame: false } });
    expect(await creditOf(galleries[0]?.id)).toBe('Nordlys/Ida Brandt');
    const answer = await post('/api/rules/versions', { rules: {}, reason: 'late', basedOn: 1 });
    expect(answer.json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('version 2') as string,
    });
  });

  test('a version that is planned waits for its time, and can be withdrawn until then', async () => {
    const effectiveFrom = new Date(Date.now() + 3_600_000).toISOString();
    const planned = await save({ rules: {}, reason: 'from next week on', effectiveFrom });
    expect(planned).toMatchObject({ number: 3, state: 'planned', effectiveFrom });
    expect(await rerun(galleries[1]?.id, {})).toMatchObject({ rulesVersion: 2 });
    const withdrawn = await post('/api/rules/versions/3/withdraw', { requestedBy: 'Runa Holt' });
    expect(withdrawn.json()).toMatchObject({ state: 'draft', effectiveFrom: null });
    await post('/api/rules/versions/3/activate', { effectiveFrom });
    // The hour passes.
    await opened.resources.database.query(
      `update rules_versions set effective_from = now() - interval '1 second' where number = 3`,
    );
    await opened.resources.database.query(
      `update rules_versions set effective_from = now() - interval '1 minute' where number < 3`,
    );
    const run = await rerun(galleries[1]?.id, {});
    expect(run).toMatchObject({ rulesVersion: 3 });
    expect((await get<DeskView>('/api/rules')).inEffect).toBe(3);
    expect((await post('/api/rules/versions/3/withdraw', {})).statusCode).toBe(409);
    expect((await post('/api/rules/versions/2/activate', {})).statusCode).toBe(409);
    const past = await post('/api/rules/versions', {
      rules: {},
      reason: 'x',
      effectiveFrom: '2020-01-01T00:00:00Z',
    });
    expect(past.json()).toMatchObject({ status: 400, detail: expect.stringContaining('past') as string });
  });

  test("a revert gives the earlier manifest's bytes again", async () => {
    const gallery = galleries[0];
    const first = (await opened.server.inject(`/api/galleries/${gallery?.id}/manifest?run=${gallery?.run}`))
      .body;
    const again = await rerun(gallery?.id, { settings: { creditStyle: null } });
    expect(await manifestOf(gallery?.id, String(again['id']))).toBe(first);
    const reverted = await post('/api/rules/versions/2/revert', { requestedBy: 'Runa Holt' });
    expect(reverted.json()).toMatchObject({
      number: 4,
      state: 'in-effect',
      revertsTo: 2,
      reason: 'back to version 2',
    });
    expect(await rerun(gallery?.id, {})).toMatchObject({ rulesVersion: 4, changes: { isSame: false } });
    expect((await post('/api/rules/versions/0/revert', {})).json()).toMatchObject({
      number: 5,
      revertsTo: 0,
    });
    const last = await rerun(gallery?.id, {});
    expect(last).toMatchObject({ rulesVersion: 5 });
    expect(await manifestOf(gallery?.id, String(last['id']))).toBe(first);
    expect((await post('/api/rules/versions/99/revert', {})).statusCode).toBe(404);
  });

  test('who did what is told, and versions are listed with what they say', async () => {
    const { versions } = await get<{ versions: RulesVersion[] }>('/api/rules/versions');
    expect(versions.map(({ number, state }) => `${number} ${state}`)).toEqual([
      '5 in-effect',
      '4 past',
      '3 past',
      '2 past',
      '1 past',
    ]);
    expect(await get('/api/rules/versions/1')).toMatchObject({
      version: { number: 1, createdBy: 'Ulf Marrow' },
      rules: { agencies: { set: [{ name: 'Nordlys' }] } },
    });
    const { records } = await get<{ records: { action: string; actor: string; detail: object }[] }>(
      '/api/audit',
    );
    const told = records.filter(({ action }) => action.startsWith('rules-'));
    expect(
      told
        .map(({ action }) => action)
        .toReversed()
        .slice(0, 5),
    ).toEqual(['rules-saved', 'rules-activated', 'rules-saved', 'rules-saved', 'rules-withdrawn']);
    expect(told.at(-2)).toMatchObject({ actor: 'Runa Holt', detail: { version: 1, state: 'in-effect' } });
  });

  test('versions that are saved at once are numbered one after the other', async () => {
    const drafts = await Promise.all(
      ['a', 'b', 'c'].map((reason) => save({ rules: comma, reason, draft: true })),
    );
    expect(drafts.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([6, 7, 8]);
  });

  test('the newest credit lines are shown in a style before it is saved', async () => {
    const answer = await post('/api/rules/credit-lines', { rules: comma, newest: 3 });
    const { lines } = answer.json<CreditLines>();
    expect(lines).toContainEqual(
      expect.objectContaining({
        before: 'Nordlys Foto/Ida Brandt',
        after: expect.stringMatching(/^Ida Brandt, /) as string,
      }),
    );
  });

  test('what cannot be meant is refused with the row and the reason', async () => {
    const words = { 'captions.tails': { removed: ['never there'] } };
    const answer = await post('/api/rules/versions', { rules: { words }, reason: 'x' });
    expect(answer.json()).toMatchObject({
      status: 400,
      detail: 'Tails "never there": it cannot be removed: it does not ship',
    });
    const draft = { rules: {}, reason: 'x', draft: true, effectiveFrom: '2099-01-01T00:00:00Z' };
    expect((await post('/api/rules/versions', draft)).statusCode).toBe(400);
    expect((await post('/api/rules/versions', { rules: { colours: [] }, reason: 'x' })).statusCode).toBe(400);
  });

  async function save(body: object): Promise<RulesVersion> {
    const answer = await post('/api/rules/versions', { requestedBy: 'Ulf Marrow', ...body });
    expect(answer.statusCode).toBe(201);
    return answer.json<RulesVersion>();
  }

  async function deliver(place: string): Promise<{ id: string; run: string }> {
    const answer = await opened.server.inject({
      method: 'POST',
      url: `/api/galleries?source=wire&name=${encodeURIComponent(place)}.txt&referenceDate=2026-05-04`,
      headers: { 'content-type': 'text/plain' },
      body: `${place}\n\nA ferry leaves ${place} on Monday, May 4, 2026. (Nordlys Foto/Ida Brandt)\n`,
    });
    const receipt = answer.json<{ gallery: { id: string }; run: { id: string; href: string } }>();
    await opened.followRun(receipt.run.href);
    return { id: receipt.gallery.id, run: receipt.run.id };
  }

  async function rerun(galleryId: string | undefined, more: object): Promise<Record<string, unknown>> {
    const answer = await post(`/api/galleries/${galleryId}/runs`, { reason: 'a look', ...more });
    return opened.followRun(answer.json<{ run: { href: string } }>().run.href);
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

  function post(url: string, body: object) {
    return opened.server.inject({ method: 'POST', url, body });
  }

  async function get<Answer>(url: string): Promise<Answer> {
    return (await opened.server.inject(url)).json<Answer>();
  }

  function getRun(id: string | undefined): Promise<object> {
    return get(`/api/runs/${id}`);
  }

  async function manifestOf(galleryId: string | undefined, runId: string): Promise<string> {
    return (await opened.server.inject(`/api/galleries/${galleryId}/manifest?run=${runId}`)).body;
  }

  async function creditOf(galleryId: string | undefined): Promise<string | undefined> {
    const manifest = await get<{ items: { credit: { line: string } }[] }>(
      `/api/galleries/${galleryId}/manifest`,
    );
    return manifest.items[0]?.credit.line;
  }
});
