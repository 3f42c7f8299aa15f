import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimRun, failRun } from '../../src/storage/claimed-runs.ts';
import type { Database } from '../../src/storage/database.ts';
import { countFailedRuns, listFailedRuns, listFailures } from '../../src/storage/failures.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findRun, retryRun } from '../../src/storage/runs.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('runs that failed, $name', (backend) => {
  let opened: OpenBackend;
  let database: Database;
  beforeAll(async () => {
    opened = await backend.open();
    database = opened.resources.database;
  });
  afterAll(() => opened.close());

  test.each([
    ['numbers', ['it has 1,204 entries, more than 1000', 'it has 3 entries, more than 12.5']],
    ['quoted parts', [`no reader is called 'tea'; "x" is`, `no reader is called 'it's tea'; "why not" is`]],
    ['files and folders', ['pier-4.txt: no caption in /srv/in/a b', 'quay-7.html: no caption in /tmp b']],
    ['addresses', ['https://a.example/x?y=1 answers 404', 'http://b.example answers 500']],
    ['ids', [`run_${randomUUID()} of 3f2a9c0d11 is gone`, `run_${randomUUID()} of 00ffee99 is gone`]],
  ])('are one cause, whatever their %s', async (_what, messages) => {
    const runIds: string[] = [];
    for (const message of messages) runIds.push(await fail('GALLERY_INVALID', message));
    const [newest] = await listFailures(database);
    expect(newest).toMatchObject({ count: 2, example: { runId: runIds[1] } });
    expect(await listFailedRuns(database, newest?.cause ?? '', 10)).toEqual(runIds);
    const kept = await Promise.all(runIds.map(async (id) => (await findRun(database, id))?.error?.message));
    expect(kept).toEqual(messages);
  });

  test('have different causes when words or codes differ, and an apostrophe is no quote', async () => {
    const before = (await listFailures(database)).length;
    await fail('RUN_FAILED', "PostgreSQL doesn't answer, and the worker's store is full");
    await fail('RUN_FAILED', "PostgreSQL doesn't like it, and the worker's store is full");
    await fail('NOT_FOUND', "PostgreSQL doesn't answer, and the worker's store is full");
    const failures = await listFailures(database);
    expect(failures).toHaveLength(before + 3);
    expect(failures[0]?.cause).toBe("NOT_FOUND: PostgreSQL doesn't answer, and the worker's store is full");
  });

  test('are no failures any more while they are tried again', async () => {
    const runId = await fail('RUN_FAILED', 'the lock on the sluice jams');
    const cause = 'RUN_FAILED: the lock on the sluice jams';
    expect(await countFailedRuns(database, cause)).toBe(1);
    await retryRun(database, runId, 'desk');
    expect(await countFailedRuns(database, cause)).toBe(0);
  });

  async function fail(code: string, message: string): Promise<string> {
    const { run } = await receiveGallery(database, makeDelivery({ text: `A weir, ${randomUUID()}.` }));
    const claimed = await claimRun(database, run.id, 'rules');
    await failRun(database, run.id, claimed?.fence ?? 0, { code, message });
    return run.id;
  }
});
