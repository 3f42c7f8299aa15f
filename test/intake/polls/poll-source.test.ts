import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pollSource } from '../../../src/intake/polls/poll-source.ts';
import { takeDelivery } from '../../../src/intake/take-delivery.ts';
import { ExpectedError } from '../../../src/errors.ts';
import { openResources, type Resources } from '../../../src/resources.ts';
import { readSettings } from '../../../src/settings.ts';
import { findSource, noSources, type Poll, type PolledSource } from '../../../src/sources/source.ts';
import { listIntakeProblems } from '../../../src/storage/intake-problems.ts';
import { findPoll } from '../../../src/storage/polls.ts';
import type { Delivery } from '../../../src/storage/receive-gallery.ts';
import { findBackends, makeTestFolder, type OpenBackend } from '../../services/backends.ts';
import { type FeedServer, startFeedServer } from '../../services/feed-server.ts';
import { startProcess } from '../../services/start-process.ts';
import { writeConfig } from '../../services/write-config.ts';

const backends = await findBackends();
let feed: FeedServer;
beforeEach(async () => {
  feed = await startFeedServer();
});
afterEach(() => feed.close());
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const picture = (id: string, caption = `Frame ${id} of a quay. (AP Photo/Ida Brandt)`) => ({
  item: { altids: { itemid: id }, description_caption: caption },
});

const apPage = (items: readonly unknown[], next?: string) => ({
  body: { data: { items, ...(next !== undefined && { next_page: next }) } },
});

describe.each(backends)('polling a source, $name', (backend) => {
  let opened: OpenBackend;
  let resources: Resources;
  let name: string;
  beforeAll(async () => {
    opened = await backend.open();
    resources = opened.resources;
  });
  afterAll(() => opened.close());
  // A source of its own for each test, in records that they share.
  beforeEach(() => {
    name = `wire-${randomUUID()}`;
  });

  function sourceOf(poll: Partial<Poll> = {}, changes: Partial<PolledSource> = {}): PolledSource {
    const plain = findSource(noSources, name);
    if (plain === null) throw new Error('every source is welcome');
    const [, port = ''] = feed.host.split(':');
    return {
      ...plain,
      ...changes,
      poll: {
        url: `${feed.address}/feed`,
        kind: 'ap-feed',
        everySeconds: 60,
        headers: {},
        hosts: [{ name: '127.0.0.1', port: Number(port), isInside: true }],
        isFollowed: false,
        itemsAt: null,
        ...poll,
      },
    };
  }

  function poll(source: PolledSource, take = (arrival: Delivery) => takeDelivery(resources, arrival)) {
    return pollSource({ database: resources.database, log: resources.log, take }, source);
  }

  async function stored(): Promise<readonly string[]> {
    const rows = await resources.database.query<{ bytes: Buffer }>(
      `select bytes from galleries join revision_pieces as pieces on gallery_id = id where source = $1
        order by sequence, pieces.revision`,
      [name],
    );
    return rows.map(({ bytes }) => bytes.toString());
  }

  async function countRuns(): Promise<number> {
    return (
      await resources.database.query(
        `select runs.id from runs join galleries on galleries.id = gallery_id where source = $1`,
        [name],
      )
    ).length;
  }

  test('stores every item of every page as it came, and goes on from there the next time', async () => {
    feed.serve('/feed', apPage([picture('a'), picture('b')], '/feed?seq=2'));
    feed.serve('/feed?seq=2', apPage([picture('c')], '/feed?seq=3'));
    feed.serve('/feed?seq=3', apPage([], '/feed?seq=3'));
    await poll(sourceOf({ headers: { 'x-api-key': 'gull' } }));
    expect(await stored()).toEqual(['a', 'b', 'c'].map((id) => JSON.stringify(picture(id).item)));
    feed.serve('/feed?seq=3', apPage([picture('d')], '/feed?seq=4'));
    feed.serve('/feed?seq=4', apPage([]));
    await poll(sourceOf({ headers: { 'x-api-key': 'gull' } }));
    expect(await stored()).toHaveLength(4);
    expect(feed.asked.map(({ path }) => path)).toEqual(
      ['', '?seq=2', '?seq=3', '?seq=3', '?seq=4'].map((query) => `/feed${query}`),
    );
    expect(new Set(feed.asked.map(({ headers }) => headers['x-api-key']))).toEqual(new Set(['gull']));
    expect(await findPoll(resources.database, name)).toMatchObject({ problem: null, failures: 0 });
  });

  test('goes on behind a bad item, records it, and stores an item that comes twice once', async () => {
    const large = picture('large', 'x'.repeat(3000));
    const items = [picture('a'), null, large, picture('a'), { item: {} }, picture('b')];
    feed.serve('/feed', apPage(items));
    const source = sourceOf({}, { maxBytes: 2000 });
    await poll(source);
    await poll(source);
    expect(await stored()).toEqual(['a', 'b'].map((id) => JSON.stringify(picture(id).item)));
    expect(await countRuns()).toBe(2);
    const problems = await listIntakeProblems(resources.database, name, 10);
    expect(problems.map((each) => `${each.name}: ${each.times}`).toSorted()).toEqual([
      'item 1: 1',
      'item 4: 1',
      'large: 1',
    ]);
  });

  test.each([
    ['answers 500', { body: 'oops', status: 500 }, /status 500/],
    ['sends half a page', { body: '{ "data": { "items": [ {"item": {' }, /not JSON/],
    ['breaks off', (_request: unknown, response: { destroy: () => void }) => response.destroy(), /./],
  ])('ends without moving on when the server %s, and goes on when it is well', async (_name, answer, why) => {
    feed.serve('/feed', apPage([picture('a')], '/feed?seq=2'));
    feed.serve('/feed?seq=2', answer);
    await expect(poll(sourceOf())).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' });
    await expect(poll(sourceOf())).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' });
    expect(await findPoll(resources.database, name)).toMatchObject({
      problem: expect.stringMatching(why) as string,
      failures: 2,
    });
    feed.serve('/feed?seq=2', apPage([picture('b')]));
    await poll(sourceOf());
    expect(await stored()).toHaveLength(2);
    expect(await findPoll(resources.database, name)).toMatchObject({ problem: null, failures: 0 });
  });

  test('begins anew when the server knows its cursor no more', async () => {
    feed.serve('/feed', apPage([picture('a')], '/feed?seq=2'));
    feed.serve('/feed?seq=2', { body: 'gone', status: 410 });
    await expect(poll(sourceOf())).rejects.toThrow(/status 410/);
    feed.serve('/feed', apPage([picture('a'), picture('b')]));
    await poll(sourceOf());
    expect(await stored()).toHaveLength(2);
    expect(await countRuns()).toBe(2);
  });

  test('saves its cursor only when all is stored: what fails in between is asked for again and doubles nothing', async () => {
    feed.serve(
      '/feed',
      apPage(
        ['a', 'b', 'c'].map((id) => picture(id)),
        '/feed?seq=2',
      ),
    );
    feed.serve('/feed?seq=2', apPage([]));
    let taken = 0;
    const dying = async (arrival: Delivery) => {
      taken += 1;
      if (taken === 3) throw new ExpectedError('SERVICE_UNREACHABLE', 'PostgreSQL does not answer');
      return takeDelivery(resources, arrival);
    };
    // The day of receipt would make another run of it.
    const daily = { referenceDate: { timeZone: 'UTC' } };
    await expect(poll(sourceOf({}, daily), dying)).rejects.toThrow('PostgreSQL');
    expect(await stored()).toHaveLength(2);
    expect((await findPoll(resources.database, name))?.cursor ?? null).toBeNull();
    await poll(sourceOf({}, daily));
    expect(await stored()).toHaveLength(3);
    expect(await countRuns()).toBe(3);
  });

  test('asks only for what is new where the server tells versions', async () => {
    const page = { body: { entries: [{ caption: 'A fair. (AP)' }] }, headers: { etag: '"1"' } };
    feed.serve('/feed', page);
    await poll(sourceOf({ kind: 'page' }));
    await poll(sourceOf({ kind: 'page' }));
    expect(feed.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
    feed.serve('/feed', { body: { entries: [{ caption: 'A wheel. (AP)' }] }, headers: { etag: '"2"' } });
    await poll(sourceOf({ kind: 'page' }));
    expect(await stored()).toHaveLength(2);
  });

  test('passes over the items of a page that look as they did, and takes one that changed', async () => {
    let takes = 0;
    const counted = (arrival: Delivery) => {
      takes += 1;
      return takeDelivery(resources, arrival);
    };
    const list = (caption: string) => ({
      body: {
        galleries: [
          { id: 'one', entries: [{ caption }] },
          { id: 'two', entries: [] },
        ],
      },
    });
    const source = sourceOf({ kind: 'page', itemsAt: '/galleries' });
    feed.serve('/feed', list('A fair. (AP)'));
    await poll(source, counted);
    await poll(source, counted);
    expect(takes).toBe(2);
    feed.serve('/feed', list('A wheel. (AP)'));
    await poll(source, counted);
    expect(takes).toBe(3);
  });

  test('follows the links of a feed where it may, and tries one again that was away', async () => {
    const item = (path: string) =>
      `<item><guid>${path}</guid><title>${path}</title><link>${path}</link></item>`;
    const links = ['/one', '/away', 'http://elsewhere.example/two'].map(item).join('');
    feed.serve('/feed', { body: `<rss><channel>${links}</channel></rss>`, headers: { etag: '"1"' } });
    feed.serve('/one', { body: '<html><p>One. (AP)</p></html>' });
    feed.serve('/away', { body: '', status: 503 });
    const source = sourceOf({ kind: 'rss', isFollowed: true });
    await poll(source);
    expect(await stored()).toEqual(['<html><p>One. (AP)</p></html>']);
    const problems = await listIntakeProblems(resources.database, name, 10);
    expect(problems.map(({ problem }) => problem).toSorted()).toEqual([
      'the page it links to cannot be fetched: it is not fetched from elsewhere.example',
      'the page it links to cannot be fetched: the server answers with status 503',
    ]);
    feed.serve('/away', { body: '<html><p>Away. (AP)</p></html>' });
    await poll(source);
    expect(await stored()).toHaveLength(2);
  });

  test('asks nobody but the hosts it was told', async () => {
    feed.serve('/feed', apPage([picture('a')], 'http://169.254.169.254/latest'));
    await expect(poll(sourceOf())).rejects.toThrow(/not fetched from 169\.254\.169\.254/);
    expect(await stored()).toHaveLength(1);
  });

  test('is done by one at a time', async () => {
    feed.serve('/feed', apPage([picture('a')]));
    await Promise.all(Array.from({ length: 5 }, () => poll(sourceOf())));
    expect(feed.asked.length).toBeLessThan(5);
    expect(await countRuns()).toBe(1);
  });
});

test('a process that is killed between storing and saving its cursor loses and doubles nothing', async () => {
  const dataDir = await makeTestFolder();
  feed.serve(
    '/feed',
    apPage(
      Array.from({ length: 20 }, (_, at) => picture(`item-${at}`)),
      '/feed?seq=2',
    ),
  );
  feed.serve('/feed?seq=2', apPage([]));
  const { path } = await writeConfig({
    sources: [{ name: 'wire', poll: { url: `${feed.address}/feed`, kind: 'ap-feed', inside: true } }],
  });
  for (const deadly of ['7', '20']) {
    const desk = startProcess(
      'polling-desk.ts',
      { LOG_LEVEL: 'error', CUTLINE_CONFIG: path },
      dataDir,
      deadly,
    );
    expect(await desk.nextLine()).toBe(`stored ${deadly}`);
    await desk.kill();
  }
  const last = startProcess('polling-desk.ts', { LOG_LEVEL: 'error', CUTLINE_CONFIG: path }, dataDir, '0');
  expect(await last.nextLine()).toBe('polled');
  await last.kill();
  const resources = await openResources(readSettings({ dataDir }, { LOG_LEVEL: 'silent' }));
  const [counted] = await resources.database.query(
    `select (select count(*) from galleries) as galleries, (select count(*) from runs) as runs`,
  );
  expect(counted).toEqual({ galleries: '20', runs: '20' });
  expect((await findPoll(resources.database, 'wire'))?.cursor).toMatchObject({
    url: `${feed.address}/feed?seq=2`,
  });
  await resources.close();
  await rm(dataDir, { recursive: true, force: true });
}, 300_000);
