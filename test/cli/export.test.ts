import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '../../src/client/cutline-client.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { runCutline } from './run-cutline.ts';

describe('cutline galleries and cutline export', () => {
  let system: StartedCutline;
  let folder: string;
  const ids: string[] = [];
  beforeAll(async () => {
    folder = await makeTestFolder();
    system = await startCutline();
    const client = createClient({ baseUrl: system.address });
    for (const place of ['Port Alder', 'Tarn Hollow', 'Port Alder quay']) {
      const bytes = Buffer.from(`Boats wait in ${place} on Monday, May 4, 2026. (AP Photo/Ilse Marrow)\n`);
      const { gallery, run } = await client.submitGallery({ bytes, name: 'boats.txt', source: 'desk' });
      await client.followRun(run.id);
      ids.unshift(gallery.id);
    }
  });
  afterAll(async () => {
    await system.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('list what the filters leave, a gallery a line', async () => {
    const all = await cutline('galleries', '--source', 'desk');
    expect(lines(all.stdout).map(({ id }) => id)).toEqual(ids);
    const found = await cutline('galleries', '--search', '"port alder" q');
    expect(lines(found.stdout)).toMatchObject([{ id: ids[0], state: 'succeeded', summary: { items: 1 } }]);
    expect(lines((await cutline('galleries', '--limit', '2')).stdout)).toHaveLength(2);
  });

  test('write manifests into a folder, each whole and under its gallery', async () => {
    const out = join(folder, 'manifests');
    const { status, stderr } = await cutline('export', '--out', out, '--search', 'alder');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '2 manifests exported\n' });
    expect((await readdir(out)).toSorted()).toEqual(
      [ids[0], ids[2]].map((id) => `${id}.manifest.json`).toSorted(),
    );
    const manifest: unknown = JSON.parse(await readFile(join(out, `${ids[0]}.manifest.json`), 'utf8'));
    expect(manifest).toMatchObject({
      manifestVersion: '1',
      items: [{ credit: { creators: ['Ilse Marrow'] } }],
    });
  });

  test('write them in another format, into a folder or a line each', async () => {
    const out = join(folder, 'tables');
    expect(await cutline('export', '--out', out, '--format', 'csv')).toMatchObject({ status: 0 });
    expect((await readdir(out)).toSorted()).toEqual(ids.map((id) => `${id}.csv`).toSorted());
    const table = await readFile(join(out, `${ids[0]}.csv`), 'utf8');
    expect(table).toContain(',AP Photo/Ilse Marrow,Ilse Marrow,');
    expect(table.startsWith('\uFEFF')).toBe(true);
    const written = lines((await cutline('export', '--format', 'ans')).stdout);
    expect(written).toMatchObject(ids.map(() => ({ type: 'gallery' })));
  });

  test('write manifests a line each, and go on from a cursor', async () => {
    const all = lines((await cutline('export')).stdout);
    expect(all).toHaveLength(3);
    const client = createClient({ baseUrl: system.address });
    const { nextCursor } = await client.listGalleries({ limit: 1 });
    const rest = lines((await cutline('export', '--cursor', String(nextCursor))).stdout);
    expect(rest).toEqual(all.slice(1));
  });

  test.each([
    [['galleries', 'boats.txt']],
    [['galleries', '--state', 'done']],
    [['galleries', '--limit', '0']],
    [['galleries', '--from', 'yesterday']],
    [['export', 'boats.txt']],
    [['export', '--flag', 'NO FLAG']],
    [['export', '--format', 'docx']],
    [['export', '--format', 'csv']],
  ])('%j is wrong usage', async (args) => {
    const { status, stdout, stderr } = await cutline(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('cutline: ');
  });

  test('say that the system is away', async () => {
    const { status, stderr } = await runCutline(['export', '--url', 'http://127.0.0.1:9']);
    expect(status).toBe(1);
    expect(stderr).toContain('no answer from http://127.0.0.1:9');
  });

  function cutline(...args: readonly string[]) {
    return runCutline([...args, '--url', system.address]);
  }
});

function lines(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
