import { randomUUID } from 'node:crypto';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { claimRun, completeRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { contentOf } from '../../src/storage/gallery-content.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { median } from '../framework/compare-in-turns.ts';
import type { Row } from '../framework/scenario.ts';
import { wordOf } from './made-up-galleries.ts';

/** What it costs to keep the index beside all else that receiving and publishing a gallery writes: with and without, in turns. */
export async function measureWrites(database: Database): Promise<readonly Row[]> {
  const withIndex: Times = { receive: [], complete: [] };
  await receiveSome(database, withIndex);
  await database.query('drop index listings_by_terms');
  const without: Times = { receive: [], complete: [] };
  await receiveSome(database, without);
  return (['receive', 'complete'] as const).map((step) => {
    const [a, b] = [median(withIndex[step]), median(without[step])];
    return { 'median ms': `${step} a gallery`, 'with the index': a, without: b, ratio: a / b };
  });
}

interface Times {
  readonly receive: number[];
  readonly complete: number[];
}

const galleries = 300;

async function receiveSome(database: Database, times: Times): Promise<void> {
  for (let number = 0; number < galleries; number += 1) {
    const startMs = performance.now();
    const { run } = await receiveGallery(database, makeDelivery());
    times.receive.push(performance.now() - startMs);
    const claimed = await claimRun(database, run.id, 'rules');
    if (claimed === null) throw new Error('a run that was just asked for was not to be had');
    const claimedMs = performance.now();
    await completeRun(database, claimed, result(number));
    times.complete.push(performance.now() - claimedMs);
  }
}

function makeDelivery() {
  return {
    source: 'bench',
    identity: null,
    name: `${randomUUID()}.txt`,
    uri: null,
    mediaType: 'text/plain',
    content: contentOf(Buffer.from(`${randomUUID()} ${'A caption. '.repeat(900)}`)),
    photos: [],
    idempotencyKey: null,
    settings: defaultSettings,
    reason: 'received',
    requestedBy: 'bench',
  };
}

function result(number: number) {
  const words = Array.from({ length: 95 }, (_, at) =>
    wordOf(Math.floor(400_000 ** (((number * 95 + at) * 0.618) % 1))),
  );
  return {
    manifest: words.join(' ').repeat(20),
    digest: randomUUID(),
    headline: null,
    report: { entries: 12, items: 6, collapsed: 6, warnings: 0 },
    timings: { waitMs: 0, photosMs: 0, loadMs: 0, cleanMs: 0 },
    doubts: [],
    listing: {
      texts: [words.join(' ')],
      flags: [],
      warnings: [],
      summary: {
        entries: 12,
        items: 6,
        collapsed: 6,
        warnings: 0,
        flags: [],
        agencies: [],
        photoDigest: null,
      },
    },
  };
}
