import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldText } from '../../src/pipeline/duplicates/fold-text.ts';
import { claimRun, completeRun, failRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { fillListings } from '../../src/storage/listings/fill-listings.ts';
import type { GalleryQuestion } from '../../src/storage/listings/gallery-question.ts';
import { listGalleries } from '../../src/storage/listings/list-galleries.ts';
import { listSourceNames } from '../../src/storage/listings/list-source-names.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { retryRun } from '../../src/storage/runs.ts';
import { requestRun } from '../../src/storage/request-run.ts';
import type { RunState } from '../../src/storage/records.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { noListing } from '../services/no-listing.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('listings, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
  });
  afterAll(() => opened.close());

  describe('a search', () => {
    test.each([
      ['Dvorak', true],
      ['dvořák rusal', true],
      ['"antonin dvorak"', true],
      ['"dvorak antonin"', false],
      ['"antonin dvor', true],
      ['"antonin dvor"', false],
      ['rusal ', false],
      ["O'Shea", true],
      ["shea o'", true],
      ["o'she", true],
      ['東京', true],
      ['京東', false],
      ['東', true],
      ['opera.txt', true],
      ['"stage. antonin"', false],
      ['%', false],
      ['🎻', false],
      ['-', false],
      [String.raw`\'`, false],
      ["'); drop table galleries; --", false],
      ['dvorak\0', true],
      ['dvorak & !rusalka | x:*', false],
      ['<-> :* !', false],
      ['\u202Edvorak', true],
      ['"', false],
      ['""', false],
      ['   ', true],
    ])('for %j finds the gallery: %s', async (search, isFound) => {
      const source = randomUUID();
      const { gallery, run } = await receiveGallery(database, delivery({ source, name: 'opera.txt' }));
      await publish(run.id, ['Rusalka on stage.', 'Antonín Dvořák’s opera 東京都', 'AP Photo/Liam O’Shea']);
      const found = await idsOf({ search, source: gallery.source });
      expect(found).toEqual(isFound ? [gallery.id] : []);
    });

    test('for an id finds that gallery, if the filters leave it', async () => {
      const { gallery } = await receiveGallery(database, delivery());
      expect(await idsOf({ search: gallery.id })).toEqual([gallery.id]);
      expect(await idsOf({ search: ` ${gallery.id} `, source: 'another' })).toEqual([]);
      expect(await idsOf({ search: `gal_${randomUUID()}` })).toEqual([]);
    });

    test('longer than anyone types is refused', async () => {
      await expect(idsOf({ search: 'long '.repeat(2000) })).rejects.toMatchObject({ code: 'USAGE' });
    });

    test('goes by what was published last', async () => {
      const identity = randomUUID();
      const source = randomUUID();
      const first = await receiveGallery(database, delivery({ identity, source, name: 'weir.txt' }));
      await publish(first.run.id, ['A weir in flood.']);
      const changed = { identity, source, name: 'bridge.txt', text: `changed ${randomUUID()}` };
      const second = await receiveGallery(database, delivery(changed));
      expect(await idsOf({ source, search: 'weir' })).toEqual([first.gallery.id]);
      expect(await idsOf({ source, search: 'bridge' })).toEqual([first.gallery.id]);
      await publish(second.run.id, ['A bridge, mended.']);
      expect(await idsOf({ source, search: 'weir' })).toEqual([]);
      expect(await idsOf({ source, search: 'mended bridge.txt' })).toEqual([first.gallery.id]);
    });

    test('does not go by a preview', async () => {
      const source = randomUUID();
      const { gallery, run } = await receiveGallery(database, delivery({ source }));
      await publish(run.id, ['A quay.']);
      const request = {
        galleryId: gallery.id,
        settings: run.settings,
        reason: 'to look',
        requestedBy: 'desk',
      };
      const preview = await requestRun(database, { ...request, isPreview: true });
      expect(await stateOf(source)).toBe('succeeded');
      await publish(preview.run.id, ['A harbour.']);
      expect(await idsOf({ source, search: 'harbour' })).toEqual([]);
    });

    test('finds words of the largest galleries without failing', async () => {
      const source = randomUUID();
      const { gallery, run } = await receiveGallery(database, delivery({ source }));
      const long = Array.from({ length: 200_000 }, (_, at) => `字w${at.toString(36)}ø`).join(' ');
      await publish(run.id, ['First words.', long, 'x'.repeat(100_000)]);
      expect(await idsOf({ source, search: '"first words"' })).toEqual([gallery.id]);
    });
  });

  describe('the state', () => {
    test('is that of the newest run, whatever it came through', async () => {
      const source = randomUUID();
      const states: (RunState | undefined)[] = [];
      const note = async () => states.push(await stateOf(source));
      const { gallery, run } = await receiveGallery(database, delivery({ source }));
      await note();
      const claimed = await claimRun(database, run.id, 'rules');
      await note();
      await failRun(database, run.id, claimed?.fence ?? 0, { code: 'GALLERY_EMPTY', message: 'empty' });
      await note();
      await retryRun(database, run.id, 'desk');
      await note();
      await publish(run.id, ['A pier.']);
      await note();
      await requestRun(database, { ...rerun, galleryId: gallery.id, settings: run.settings });
      await note();
      expect(states).toEqual(['queued', 'running', 'failed', 'queued', 'succeeded', 'queued']);
      // What is published is found while the next run waits.
      expect(await idsOf({ source, search: 'pier', state: 'queued' })).toEqual([gallery.id]);
    });

    test('of a gallery whose newest run waits stays so when an earlier one ends', async () => {
      const source = randomUUID();
      const identity = randomUUID();
      const first = await receiveGallery(database, delivery({ source, identity }));
      const claimed = await claimRun(database, first.run.id, 'rules');
      await receiveGallery(database, delivery({ source, identity, text: `later ${identity}` }));
      expect(await stateOf(source)).toBe('queued');
      await complete(first.run.id, claimed?.fence ?? 0, ['A lock.']);
      expect(await stateOf(source)).toBe('queued');
      expect(await idsOf({ source, search: 'lock' })).toEqual([first.gallery.id]);
    });
  });

  test('a gallery that is deleted is not found any more', async () => {
    const source = randomUUID();
    const { gallery, run } = await receiveGallery(database, delivery({ source }));
    await publish(run.id, ['A mole.']);
    await database.query(`delete from galleries where id = $1`, [gallery.id]);
    expect(await idsOf({ source })).toEqual([]);
    expect(await listSourceNames(database)).not.toContain(source);
  });

  test.each([
    ['2026-03-01', '2026-03-02', ['early', 'late']],
    ['2026-03-01', '2026-03-01', ['early']],
    ['2026-03-02', null, ['late']],
    ['2026-03-01T12:00:00Z', '2026-03-02T23:59:59.000Z', ['early', 'late']],
    ['2026-03-01T12:00:00.001Z', '2026-03-02T23:59:58Z', []],
    [null, '2026-03-01T13:00:00+01:00', []],
  ])('from %s to %s: a day is all of it, in UTC; a time is the one before which', async (from, to, names) => {
    // Lists rely on it that what comes later has the later time.
    await database.query('delete from galleries');
    const source = randomUUID();
    const times = { early: '2026-03-01T12:00:00Z', late: '2026-03-02T23:59:58Z' };
    for (const [name, at] of Object.entries(times)) {
      const { gallery } = await receiveGallery(database, delivery({ source, name }));
      const which = `sequence = (select sequence from galleries where id = $1)`;
      await database.query(`update listings set received_at = $2 where ${which}`, [gallery.id, at]);
    }
    const { records } = await listGalleries(database, { source, from, to });
    expect(records.map(({ name }) => name).toReversed()).toEqual(names);
    await database.query('delete from galleries');
  });

  test('sources are named once each, in order', async () => {
    for (const source of ['b', 'a', 'b'])
      await receiveGallery(database, delivery({ source: `names ${source}` }));
    await receiveGallery(database, delivery({ source: 'names c', identity: randomUUID() }));
    const names = await listSourceNames(database);
    expect(names.filter((name) => name.startsWith('names '))).toEqual(['names a', 'names b', 'names c']);
  });

  test('galleries that an earlier version received are listed as if this one had', async () => {
    const source = randomUUID();
    const published = await receiveGallery(database, delivery({ source }));
    await publish(published.run.id, ['An old sluice.'], ['file'], ['no-credit']);
    const body = { ...emptyManifest, items: [item('An old sluice.', ['file'], ['no-credit'])] };
    await database.query(`update manifests set body = $2 where run_id = $1`, [
      published.run.id,
      JSON.stringify(body),
    ]);
    await receiveGallery(database, delivery({ source }));
    const before = await listGalleries(database, { source });
    await database.query(`insert into unlisted select sequence from galleries where source = $1`, [source]);
    await database.query(`delete from listings where sequence in (select sequence from unlisted)`);
    expect(await idsOf({ source })).toEqual([]);
    await fillListings(database);
    expect((await listGalleries(database, { source })).records.map(({ id, state }) => [id, state])).toEqual(
      before.records.map(({ id, state }) => [id, state]),
    );
    expect(await idsOf({ source, search: 'sluice', flag: 'file', warning: 'no-credit' })).toEqual([
      published.gallery.id,
    ]);
  });

  describe('many galleries', () => {
    const kept: KeptGallery[] = [];
    beforeAll(async () => {
      await database.query('delete from galleries');
      // A gap and a late start: sequences are not counted from 1, and blocks are not full.
      await database.query(`select setval(pg_get_serial_sequence('galleries', 'sequence'), 3900)`);
      for (const made of fc.sample(madeGallery, { numRuns: 240, seed: 7 })) kept.unshift(await keep(made));
    }, 240_000);

    test('are listed as a filter over all of them would, in pages of any size', async () => {
      await fc.assert(
        fc.asyncProperty(someQuestion, fc.integer({ min: 1, max: 60 }), async (question, limit) => {
          const expected = kept.filter((gallery) => answers(gallery, question)).map(({ id }) => id);
          expect(await allPages({ ...question, limit })).toEqual(expected);
        }),
        { numRuns: 50, seed: 11 },
      );
    }, 240_000);

    test('are each listed once while others arrive', async () => {
      const question = { search: 'a', limit: 7 };
      const expected = kept.filter((gallery) => answers(gallery, question)).map(({ id }) => id);
      const seen = await allPages(question, async () => {
        kept.unshift(await keep({ ...plain, words: ['alder'] }));
      });
      expect(seen).toEqual(expected);
    }, 120_000);

    async function keep(made: MadeGallery): Promise<KeptGallery> {
      const { source, words, flags, warnings, outcome, minutes } = made;
      const { gallery, run } = await receiveGallery(database, delivery({ source, name: 'n' }));
      const receivedAt = new Date(firstDayMs + minutes * 60_000 + Number(kept.length) * 3_600_000);
      await database.query(
        `update listings set received_at = $2 where sequence = (select sequence from galleries where id = $1)`,
        [gallery.id, receivedAt],
      );
      if (outcome === 'succeeded') await publish(run.id, [words.join(' ')], flags, warnings);
      if (outcome === 'running' || outcome === 'failed') {
        const claimed = await claimRun(database, run.id, 'rules');
        const failure = { code: 'GALLERY_EMPTY', message: 'empty' };
        if (outcome === 'failed') await failRun(database, run.id, claimed?.fence ?? 0, failure);
      }
      return { ...made, id: gallery.id, receivedAt };
    }
  });

  async function allPages(question: GalleryQuestion, between?: () => Promise<void>): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listGalleries>> = await listGalleries(database, {
        ...question,
        cursor,
      });
      ids.push(...page.records.map(({ id }) => id));
      cursor = page.nextCursor;
      await between?.();
    } while (cursor !== null);
    return ids;
  }

  async function idsOf(question: GalleryQuestion): Promise<readonly string[]> {
    return (await listGalleries(database, question)).records.map(({ id }) => id);
  }

  async function stateOf(source: string): Promise<RunState | undefined> {
    const [gallery] = (await listGalleries(database, { source })).records;
    expect(await idsOf({ source, state: gallery?.state ?? null })).toEqual([gallery?.id]);
    return gallery?.state;
  }

  async function publish(
    runId: string,
    texts: readonly string[],
    flags: readonly string[] = [],
    warnings: readonly string[] = [],
  ): Promise<void> {
    const claimed = await claimRun(database, runId, 'rules');
    await complete(runId, claimed?.fence ?? 0, texts, flags, warnings);
  }

  async function complete(
    runId: string,
    fence: number,
    texts: readonly string[],
    flags: readonly string[] = [],
    warnings: readonly string[] = [],
  ): Promise<void> {
    const isSaved = await completeRun(
      database,
      { runId, fence },
      {
        manifest: '{}',
        digest: `digest ${runId}`,
        headline: texts[0] ?? null,
        report: { entries: 1, items: 1, collapsed: 0, warnings: 0 },
        timings: { waitMs: 0, photosMs: 0, loadMs: 0, cleanMs: 0 },
        listing: { ...noListing, texts, flags, warnings },
        doubts: [],
      },
    );
    expect(isSaved).toBe(true);
  }
});

const rerun = { reason: 'again', requestedBy: 'desk' } as const;

function delivery(changes: Parameters<typeof makeDelivery>[0] = {}) {
  return makeDelivery({ text: `A gallery like no other, ${randomUUID()}.`, ...changes });
}

const emptyManifest = {
  manifestVersion: '1',
  id: 'made up',
  headline: null,
  source: { format: 'text', name: 'n', uri: null },
  referenceDate: { value: null, basis: 'none' },
  items: [],
  leftOut: [],
  report: { entries: 1, items: 1, collapsed: 0 },
  warnings: [],
  producer: { name: 'cutline', version: '0', rules: '' },
};

function item(text: string, flags: readonly string[], warnings: readonly string[]) {
  return {
    id: '1',
    position: 1,
    photo: null,
    caption: { text, lead: text, language: null },
    credit: { line: null, creators: [], agency: null, provider: null, via: [] },
    date: { value: null, precision: null, basis: 'none', text: null },
    flags,
    entries: [],
    warnings: warnings.map((code) => ({ code, message: '' })),
  };
}

interface MadeGallery {
  readonly source: string;
  readonly words: readonly string[];
  readonly flags: readonly string[];
  readonly warnings: readonly string[];
  readonly outcome: RunState;
  readonly minutes: number;
}

interface KeptGallery extends MadeGallery {
  readonly id: string;
  readonly receivedAt: Date;
}

const plain: MadeGallery = {
  source: 'tide',
  words: [],
  flags: [],
  warnings: [],
  outcome: 'succeeded',
  minutes: 0,
};

const firstDayMs = Date.parse('2026-01-01T00:00:00Z');
const vocabulary = [
  'alder',
  'Alderney',
  'ferry',
  'férry-boat',
  'quay',
  'Řeka',
  'reka',
  'storm',
  'a',
  'harbor',
];
const anyWord = fc.constantFrom(...vocabulary);
const sources = ['tide', 'Tide', 'coast wire'];
const flagNames = ['file', 'pool'];
const warningCodes = ['no-credit', 'weekday-mismatch'];
const states = ['queued', 'running', 'succeeded', 'failed'] as const;

const madeGallery: fc.Arbitrary<MadeGallery> = fc.record({
  source: fc.constantFrom(...sources),
  words: fc.array(anyWord, { maxLength: 8 }),
  flags: fc.subarray(flagNames),
  warnings: fc.subarray(warningCodes),
  outcome: fc.constantFrom(...states, 'succeeded', 'succeeded', 'succeeded', 'succeeded'),
  minutes: fc.integer({ min: 0, max: 8 }),
});

const searchPart = fc.oneof(
  anyWord,
  fc.constantFrom('al', 'f', 'har', 'REK', 'tide', 'none'),
  fc.array(anyWord, { minLength: 2, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
);
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2 });
const someTime = fc
  .integer({ min: 0, max: 400 })
  .map((hours) => new Date(firstDayMs + hours * 3_600_000).toISOString());

const someQuestion = fc.record({
  search: maybe(
    fc
      .tuple(fc.array(searchPart, { minLength: 1, maxLength: 3 }), fc.constantFrom('', ' '))
      .map(([parts, end]) => parts.join(' ') + end),
  ),
  source: fc.option(fc.constantFrom(...sources, 'none'), { freq: 1 }),
  state: fc.option(fc.constantFrom(...states), { freq: 1 }),
  from: fc.option(someTime, { freq: 1 }),
  to: fc.option(someTime, { freq: 1 }),
  warning: fc.option(fc.constantFrom(...warningCodes, 'none'), { freq: 1 }),
  flag: fc.option(fc.constantFrom(...flagNames, 'none'), { freq: 1 }),
});

/** The same question asked the simplest way: of one gallery after the other. */
function answers(gallery: KeptGallery, question: GalleryQuestion): boolean {
  const { search, source, state, from, to, warning, flag } = question;
  const isRead = gallery.outcome === 'succeeded';
  return (
    (source == null || gallery.source === source) &&
    (state == null || gallery.outcome === state) &&
    (from == null || gallery.receivedAt >= new Date(from)) &&
    (to == null || gallery.receivedAt < new Date(to)) &&
    (warning == null || (isRead && gallery.warnings.includes(warning))) &&
    (flag == null || (isRead && gallery.flags.includes(flag))) &&
    (search == null || holdsWords(gallery, search))
  );
}

function holdsWords({ outcome, source, words }: KeptGallery, search: string): boolean {
  const texts = [source, 'n', ...(outcome === 'succeeded' ? [words.join(' ')] : [])].map(
    (text) => ` ${plainWords(text).join(' ')} `,
  );
  const parts = foldText(search).match(/"[^"]*"|\S+/g) ?? [];
  return parts.every((part, at) => {
    const isOpen = at === parts.length - 1 && !/[\s"]$/.test(search);
    const wanted = ` ${plainWords(part).join(' ')}${isOpen ? '' : ' '}`;
    return texts.some((text) => text.includes(wanted));
  });
}

function plainWords(text: string): readonly string[] {
  return foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((each) => each !== '');
}
