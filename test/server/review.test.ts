import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Acceptance, Review } from '../../src/client/review-schemas.ts';
import { fillDoubts } from '../../src/storage/doubts/fill-doubts.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const ferry =
  'The ferry leaves Ostrand harbor for the islands at dawn with mail and passengers aboard, Tuesday, June 2, 2026. (AP Photo/Ida Brandt)';
const withGulls = ferry.replace('aboard', 'aboard and gulls behind');
const uncredited = 'A piper warms his hands at the beacon, Monday, June 2, 2026.';

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly href: string };
}

describe.each(backends)('the review over HTTP, $name', (backend) => {
  let opened: OpenServer;
  let gallery: string;
  beforeAll(async () => {
    opened = await openServer(backend);
  });
  afterAll(() => opened.close());
  let count = 0;
  beforeEach(async () => {
    count += 1;
    gallery = await submit([ferry, withGulls, uncredited], `pier-${count}`);
  });

  test('shows both sides of what is doubtful, the most doubtful first, a page at a time', async () => {
    const first = await review(`galleryId=${gallery}&limit=1`);
    expect(first).toMatchObject({
      doubts: [
        {
          galleryId: gallery,
          gallery: { source: 'wire' },
          kind: 'apart',
          sides: [
            { position: 1, credit: 'AP Photo/Ida Brandt', date: '2026-06-02' },
            { position: 2, photo: null },
          ],
          accepted: null,
        },
      ],
      counts: [
        { kind: 'apart', count: 1 },
        { kind: 'date', count: 1 },
        { kind: 'no-credit', count: 1 },
      ],
    });
    const rest = await review(`galleryId=${gallery}&cursor=${first.nextCursor}`);
    expect(rest.doubts.map(({ kind }) => kind)).toEqual(['date', 'no-credit']);
    expect(rest.nextCursor).toBeNull();
    expect((await review(`galleryId=${gallery}&kind=no-credit`)).doubts).toHaveLength(1);
    expect((await review(`galleryId=${gallery}&source=nobody`)).doubts).toEqual([]);
  });

  test('a decision settles a doubt, and taken back opens it again', async () => {
    const [doubt] = (await review(`galleryId=${gallery}`)).doubts;
    const entries = doubt?.sides.flatMap((side) => side.entries) ?? [];
    const decided = await post(`/api/galleries/${gallery}/decisions`, {
      decisions: [{ kind: 'keep-apart', entries }],
    });
    await opened.followRun(decided.json<Receipt>().run.href);
    expect((await review(`galleryId=${gallery}`)).doubts.map(({ kind }) => kind)).toEqual([
      'date',
      'no-credit',
    ]);
    const [id] = decided.json<{ decisions: { id: string }[] }>().decisions.map((each) => each.id);
    const undone = await post(`/api/galleries/${gallery}/decisions/${id}/undo`, {});
    await opened.followRun(undone.json<Receipt>().run.href);
    expect((await review(`galleryId=${gallery}`)).doubts[0]?.id).toBe(doubt?.id);
  });

  test('what was accepted is asked no more, after a rerun and a revision neither, until it is taken back', async () => {
    const [doubt] = (await review(`galleryId=${gallery}`)).doubts;
    const accepted = await post('/api/review/acceptances', { doubts: [doubt?.id], who: 'Ada' });
    expect(accepted.statusCode).toBe(201);
    await follow(await post(`/api/galleries/${gallery}/runs`, { reason: 'a look' }));
    await submit([uncredited, withGulls, ferry, 'Rain falls. (AP)'], `pier-${count}`);
    expect((await review(`galleryId=${gallery}&kind=apart`)).doubts).toEqual([]);
    expect((await review(`galleryId=${gallery}&accepted=true`)).doubts).toMatchObject([
      { id: doubt?.id, accepted: { acceptanceId: accepted.json<Acceptance>().id, who: 'Ada' } },
    ]);
    const undo = `/api/review/acceptances/${accepted.json<Acceptance>().id}/undo`;
    expect((await post(undo, { who: 'Ben' })).json()).toMatchObject({ doubts: 1 });
    expect((await review(`galleryId=${gallery}&kind=apart`)).doubts).toHaveLength(1);
    expect((await post(undo, { who: 'Ben' })).statusCode).toBe(404);
    const audit = await opened.server.inject(`/api/audit?galleryId=${gallery}`);
    expect(audit.json<{ records: object[] }>().records).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ actor: 'Ada', action: 'doubts-accepted' }),
        expect.objectContaining({ actor: 'Ben', action: 'doubts-reopened' }),
      ]),
    );
  });

  test('a doubt that goes and comes back stays accepted', async () => {
    const [doubt] = (await review(`galleryId=${gallery}`)).doubts;
    await post('/api/review/acceptances', { doubts: [doubt?.id] });
    await submit([ferry], `pier-${count}`);
    expect((await review(`galleryId=${gallery}&accepted=true`)).doubts).toEqual([]);
    await submit([ferry, withGulls, 'Rain falls. (AP)'], `pier-${count}`);
    expect((await review(`galleryId=${gallery}&accepted=true`)).doubts).toHaveLength(1);
  });

  test('many are accepted by a filter, if they are as many as were seen', async () => {
    const filter = { source: `harbor-${count}` };
    for (const name of ['a', 'b'])
      await submit([uncredited, `Rain in ${name}.`], `${name}-${count}`, filter.source);
    const counts = (await review(`source=${filter.source}&kind=no-credit&limit=1`)).counts;
    expect(counts).toContainEqual({ kind: 'no-credit', count: 4 });
    const ask = (seen: number) =>
      post('/api/review/acceptances', { filter: { ...filter, kind: 'no-credit' }, count: seen, who: 'Ada' });
    expect((await ask(3)).statusCode).toBe(409);
    const accepted = await ask(4);
    expect(accepted.json()).toMatchObject({ doubts: 4 });
    expect((await review(`source=${filter.source}`)).counts).toEqual([{ kind: 'date', count: 2 }]);
    await post(`/api/review/acceptances/${accepted.json<Acceptance>().id}/undo`, {});
    expect((await review(`source=${filter.source}&kind=no-credit`)).doubts).toHaveLength(4);
  });

  test('runs that publish and presses of the button do not wait for each other for ever', async () => {
    const { doubts } = await review(`galleryId=${gallery}`);
    for (let round = 0; round < 3; round += 1) {
      const [rerun, ...presses] = await Promise.all([
        post(`/api/galleries/${gallery}/runs`, { reason: `round ${round}` }),
        ...doubts.map(({ id }) => post('/api/review/acceptances', { doubts: [id] })),
      ]);
      expect(presses.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
      await Promise.all([
        follow(rerun),
        ...presses.map((answer) => post(`/api/review/acceptances/${answer.json<Acceptance>().id}/undo`, {})),
      ]);
    }
    expect((await review(`galleryId=${gallery}`)).doubts).toHaveLength(3);
  });

  test('a deleted gallery has no doubts, a preview makes none', async () => {
    const preview = await post(`/api/galleries/${gallery}/runs`, {
      reason: 'a look',
      preview: true,
      settings: { referenceDate: '2020-01-01' },
    });
    const before = await review(`galleryId=${gallery}`);
    await follow(preview);
    expect(await review(`galleryId=${gallery}`)).toEqual(before);
    await opened.server.inject({ method: 'DELETE', url: `/api/galleries/${gallery}?reason=test` });
    expect((await review(`galleryId=${gallery}`)).doubts).toEqual([]);
  });

  test('what was published before there were doubts is looked through', async () => {
    const { database } = opened.resources;
    const before = await review(`galleryId=${gallery}`);
    await database.query(`delete from doubts where gallery_id = $1`, [gallery]);
    await database.query(`insert into undoubted select sequence from galleries`);
    await fillDoubts(database);
    const after = await review(`galleryId=${gallery}`);
    expect(after.doubts.map(({ id }) => id)).toEqual(before.doubts.map(({ id }) => id));
    expect(await database.query(`select * from undoubted`)).toEqual([]);
  });

  test.each([
    [{ doubts: ['doubt_0'] }, 404],
    [{ doubts: [] }, 400],
    [{ filter: { kind: 'odd' }, count: 1 }, 400],
    [{ filter: {} }, 400],
  ])('%j is refused', async (body, status) => {
    expect((await post('/api/review/acceptances', body)).statusCode).toBe(status);
  });

  async function submit(captions: readonly string[], id: string, source = 'wire'): Promise<string> {
    const document = { id, entries: captions.map((caption) => ({ caption })) };
    const answer = await opened.server.inject({
      method: 'POST',
      url: `/api/galleries?source=${source}`,
      body: document,
    });
    await follow(answer);
    return answer.json<Receipt>().gallery.id;
  }

  function follow(answer: { readonly json: () => unknown }) {
    return opened.followRun((answer.json() as Receipt).run.href);
  }

  async function review(question: string): Promise<Review> {
    return (await opened.server.inject(`/api/review?${question}`)).json<Review>();
  }

  function post(url: string, body: object) {
    return opened.server.inject({ method: 'POST', url, body });
  }
});
