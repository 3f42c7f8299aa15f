import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunChanges } from '../../src/client/change-schemas.ts';
import { createClient } from '../../src/client/cutline-client.ts';
import type { BulkRerun } from '../../src/client/rerun-schemas.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { runCutline } from './run-cutline.ts';

let system: StartedCutline;
let gallery: string;
let first: string;
beforeAll(async () => {
  system = await startCutline({ LOG_LEVEL: 'warn' });
  const client = createClient({ baseUrl: system.address });
  for (const pier of [1, 2]) {
    const receipt = await client.submitGallery({
      bytes: Buffer.from(`A ferry leaves pier ${pier} on Monday, May 4, 2026. (AP Photo/Ida Brandt)\n`),
      name: `pier-${pier}.txt`,
      source: 'wire',
    });
    await client.followRun(receipt.run.id);
    gallery = receipt.gallery.id;
    first = receipt.run.id;
  }
});
afterAll(async () => {
  await system.stop();
});

function cutline(...args: readonly string[]) {
  return runCutline([...args, '--url', system.address]);
}

test('a preview of one gallery prints what would change, and diff tells the same', async () => {
  const previewed = await cutline('rerun', gallery, '--preview', '--credit-style', 'comma', '--by', 'Runa');
  expect(previewed).toMatchObject({ status: 0, stderr: '' });
  const changes = JSON.parse(previewed.stdout) as RunChanges;
  expect(changes).toMatchObject({ galleryId: gallery, since: first, counts: { changed: 1 } });
  const told = await cutline('diff', first, changes.runId, '--json');
  expect(told.status).toBe(0);
  expect(JSON.parse(told.stdout)).toEqual(changes);
  expect(await cutline('diff', first)).toMatchObject({ status: 2 });
}, 60_000);

test('all that match are previewed with progress, listed, and published', async () => {
  const previewed = await cutline(
    'rerun',
    '--all',
    '--source',
    'wire',
    '--preview',
    '--credit-style',
    'comma',
  );
  expect(previewed.stderr).toContain('of 2 galleries is under way; Ctrl-C leaves it running');
  const preview = JSON.parse(previewed.stdout) as BulkRerun;
  expect(preview).toMatchObject({ state: 'done', isPreview: true, counts: { asked: 2, changed: 2 } });
  const published = await cutline('reruns', 'publish', preview.id);
  expect(JSON.parse(published.stdout)).toMatchObject({
    previewId: preview.id,
    counts: { succeeded: 2, changed: 2 },
  });
  const listed = (await cutline('reruns')).stdout.trim().split('\n');
  expect(listed.map((line) => (JSON.parse(line) as BulkRerun).isPreview)).toEqual([false, true]);
  const stopped = await cutline('reruns', 'stop', preview.id);
  expect(JSON.parse(stopped.stdout)).toMatchObject({ id: preview.id, state: 'done' });
}, 90_000);

test('filters want --all, and a deletion wants --yes', async () => {
  expect(await cutline('rerun', gallery, '--state', 'failed')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('they want --all') as string,
  });
  expect(await cutline('rerun')).toMatchObject({ status: 2 });
  expect(await cutline('delete', gallery)).toMatchObject({ status: 2 });
  const deleted = await cutline('delete', gallery, '--yes', '--reason', 'the family asked');
  expect(JSON.parse(deleted.stdout)).toEqual({ gallery: { id: gallery }, photos: 0, isRetracted: true });
  expect(await cutline('delete', gallery, '--yes')).toMatchObject({ status: 1 });
}, 60_000);
