import { randomUUID } from 'node:crypto';
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { watchFolder } from '../../../src/intake/folders/watch-folder.ts';
import { type Cleaning, openCleaning } from '../../../src/cleaning/open-cleaning.ts';
import type { Resources } from '../../../src/resources.ts';
import { loadRules } from '../../../src/rules.ts';
import { findSource, noSources, type FolderSource } from '../../../src/sources/source.ts';
import { listIntakeProblems } from '../../../src/storage/intake-problems.ts';
import { makePhoto } from '../../generators/photos.ts';
import { findBackends, makeTestFolder, type OpenBackend } from '../../services/backends.ts';
import { sampleGallery } from '../../services/deliveries.ts';

const backends = await findBackends();
const rules = loadRules();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('a drop folder, $name', (backend) => {
  let opened: OpenBackend;
  let resources: Resources;
  let folder: string;
  const closers: (() => Promise<void>)[] = [];
  let name: string;
  let cleaning: Cleaning;
  beforeAll(async () => {
    opened = await backend.open();
    resources = opened.resources;
    cleaning = openCleaning(rules, resources.settings.runLimits, { atOnce: 1 });
  });
  afterAll(async () => {
    cleaning.close();
    await opened.close();
  });
  // A source of its own for each test, in records that they share.
  beforeEach(async () => {
    folder = await makeTestFolder();
    name = `desk-${randomUUID()}`;
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
    await rm(folder, { recursive: true, force: true });
  });

  function start(changes: Partial<FolderSource> = {}, holder: string = randomUUID(), settleMs = 200): void {
    const plain = findSource(noSources, name);
    if (plain === null) throw new Error('every source is welcome');
    const source = { ...plain, folder: { path: folder, settleMs, isPolled: false }, ...changes };
    closers.push(watchFolder({ ...resources, cleaning, holder }, source).close);
  }

  async function list(part: string): Promise<readonly string[]> {
    const names: string[] = await readdir(join(folder, part)).catch(() => []);
    return names.toSorted();
  }

  /** A name is reserved before what is to have it is moved there: all of it is there once nothing is being taken. */
  function expectIn(part: string, names: readonly string[], timeout = 20_000) {
    const look = async () => ({ taking: await list('taking'), there: await list(part) });
    return expect.poll(look, { timeout, interval: 50 }).toEqual({ taking: [], there: names });
  }

  function countRuns() {
    return resources.database.query<{ name: string; runs: string }>(
      `select name, count(runs.id) as runs from galleries join runs on gallery_id = galleries.id
        where source = $1 group by galleries.id, name`,
      [name],
    );
  }

  function listGalleries() {
    return resources.database.query<{ id: string; name: string; bytes: Buffer }>(
      `select id, name, bytes from galleries join revision_pieces on gallery_id = id where source = $1`,
      [name],
    );
  }

  test('gives what is copied and what is renamed into it', async () => {
    start();
    await mkdir(join(folder, 'elsewhere.tmp'));
    await writeFile(join(folder, 'copied.txt'), sampleGallery);
    await writeFile(join(folder, 'renamed.txt.part'), `${sampleGallery}\n`);
    await expectIn('processed', ['copied.txt']);
    await rename(join(folder, 'renamed.txt.part'), join(folder, 'renamed.txt'));
    await expectIn('processed', ['copied.txt', 'renamed.txt']);
    expect(await readFile(join(folder, 'processed/copied.txt'), 'utf8')).toBe(sampleGallery);
    expect(await list('taking')).toEqual([]);
    expect(await countRuns()).toHaveLength(2);
    const galleries = await listGalleries();
    expect(galleries.map((gallery) => gallery.name).toSorted()).toEqual(['copied.txt', 'renamed.txt']);
  });

  test('takes what was there before it was watched', async () => {
    await writeFile(join(folder, 'early.txt'), sampleGallery);
    start();
    await expectIn('processed', ['early.txt']);
    expect(await countRuns()).toEqual([{ name: 'early.txt', runs: '1' }]);
  });

  test('waits for a file that arrives slowly, and for one that has not begun', async () => {
    start({}, randomUUID(), 1_000);
    const path = join(folder, 'slow.txt');
    await writeFile(path, '');
    await sleep(1_300);
    for (const line of sampleGallery.split('\n')) {
      await appendFile(path, `${line}\n`);
      await sleep(100);
    }
    await expectIn('processed', ['slow.txt']);
    expect(await readFile(join(folder, 'processed/slow.txt'), 'utf8')).toBe(`${sampleGallery}\n`);
    expect((await listGalleries()).map(({ bytes }) => bytes.toString())).toEqual([
      `${sampleGallery}
`,
    ]);
  });

  test('leaves hidden files and those under the names of unfinished ones alone', async () => {
    const names = ['.hidden.txt', 'a.part', 'b.filepart', 'c.tmp', 'd.txt~'];
    for (const name of names) await writeFile(join(folder, name), sampleGallery);
    start();
    await writeFile(join(folder, 'whole.txt'), sampleGallery);
    await expectIn('processed', ['whole.txt']);
    expect((await list('.')).filter((name) => name.includes('.'))).toEqual(names.toSorted());
  });

  test('takes a folder as a gallery with its photos, when all of it is there', async () => {
    const source = await makeTestFolder();
    closers.push(() => rm(source, { recursive: true }));
    const entries = [{ caption: 'A quay in Ostrand. (AP Photo/Ida Brandt)', photo: 'quay.png' }];
    await mkdir(join(source, 'photos'));
    await writeFile(join(source, 'quay.json'), JSON.stringify({ entries }));
    await writeFile(join(source, 'photos/quay.png'), await makePhoto(41));
    await writeFile(join(source, '.DS_Store'), 'x');
    start();
    await cp(source, join(folder, 'quay'), { recursive: true });
    await expectIn('processed', ['quay']);
    expect(await list('processed/quay')).toEqual(['.DS_Store', 'photos', 'quay.json']);
    const [gallery] = await listGalleries();
    expect(gallery?.name).toBe('quay');
    expect(
      await resources.database.query('select name, problem from gallery_photos where gallery_id = $1', [
        gallery?.id,
      ]),
    ).toEqual([{ name: 'quay.png', problem: null }]);
  });

  test('puts aside what is no gallery, with the reason beside it, and goes on', async () => {
    start({ maxBytes: 5000 });
    await writeFile(join(folder, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    await writeFile(join(folder, 'large.txt'), sampleGallery.repeat(100));
    await writeFile(join(folder, 'empty.txt'), '');
    await writeFile(join(folder, 'broken.json'), '{ "entries": [');
    await mkdir(join(folder, 'two'));
    await writeFile(join(folder, 'two/a.txt'), sampleGallery);
    await writeFile(join(folder, 'two/b.txt'), sampleGallery);
    await writeFile(join(folder, 'good.txt'), sampleGallery);
    await expectIn('processed', ['good.txt']);
    const failed = ['broken.json', 'empty.txt', 'large.txt', 'photo.jpg', 'two'];
    await expectIn('failed', failed.flatMap((name) => [name, `${name}.error.txt`]).toSorted());
    const reasons = await Promise.all(
      failed.map((file) => readFile(join(folder, `failed/${file}.error.txt`), 'utf8')),
    );
    expect(reasons).toEqual([
      expect.stringMatching(/^broken\.json/) as string,
      'empty.txt is empty: there is no gallery in it\n',
      expect.stringMatching(/^large\.txt has \d+ bytes; 5000 are allowed\n$/) as string,
      'photo.jpg is not text but a JPEG picture\n',
      'two holds several galleries (a.txt, b.txt): hand them in one by one\n',
    ]);
    const problems = await listIntakeProblems(resources.database, name, 10);
    expect(problems.map(({ name }) => name).toSorted()).toEqual(failed);
  });

  test('never writes over a file that was taken before under the same name', async () => {
    start();
    for (const at of [1, 2, 3]) {
      await writeFile(join(folder, 'daily.txt'), `${sampleGallery} Edition ${at}.`);
      await expect.poll(() => list('processed'), { timeout: 20_000 }).toHaveLength(at);
    }
    expect(await list('processed')).toEqual(['daily (2).txt', 'daily (3).txt', 'daily.txt']);
    expect(await readFile(join(folder, 'processed/daily.txt'), 'utf8')).toContain('Edition 1.');
    expect(await countRuns()).toHaveLength(3);
  });

  test('makes one run of the same content, however often it is dropped', async () => {
    start();
    await writeFile(join(folder, 'a.txt'), sampleGallery);
    await writeFile(join(folder, 'b.txt'), sampleGallery);
    await expectIn('processed', ['a.txt', 'b.txt']);
    expect(await countRuns()).toEqual([{ name: expect.stringMatching(/^[ab]\.txt$/) as string, runs: '1' }]);
  });

  test('takes up again what a process that died had taken, stored or not, and doubles nothing', async () => {
    start({}, 'first');
    await writeFile(join(folder, 'stored.txt'), sampleGallery);
    await expectIn('processed', ['stored.txt']);
    for (const close of closers.splice(0)) await close();
    // As a process leaves them that dies between taking and moving on: stored, not stored, not even taken.
    for (const room of ['one', 'two', 'three']) await mkdir(join(folder, 'taking', room));
    await rename(join(folder, 'processed/stored.txt'), join(folder, 'taking/one/stored.txt'));
    await writeFile(join(folder, 'taking/two/unstored.txt'), `${sampleGallery} Another.`);
    start({}, 'second');
    await expectIn('processed', ['stored.txt', 'unstored.txt']);
    await expectIn('taking', []);
    expect((await countRuns()).map(({ runs }) => runs)).toEqual(['1', '1']);
  });

  test('is watched by one of several processes, and every file is taken once', async () => {
    start({}, 'first');
    start({}, 'second');
    for (let at = 0; at < 40; at += 1)
      await writeFile(join(folder, `${at}.txt`), `${sampleGallery} Frame ${at}.`);
    await expect.poll(() => list('processed'), { timeout: 30_000 }).toHaveLength(40);
    expect(await list('failed')).toEqual([]);
    const runs = await countRuns();
    expect(runs).toHaveLength(40);
    expect(new Set(runs.map((row) => row.runs))).toEqual(new Set(['1']));
  });

  test('gives up nothing of two hundred files at once', async () => {
    const count = 200;
    start();
    const batch = await makeTestFolder();
    for (let at = 0; at < count; at += 1)
      await writeFile(join(batch, `${at}.txt`), `A quay, frame ${at}. (AP Photo/Ida Brandt)`);
    await cp(batch, folder, { recursive: true });
    await rm(batch, { recursive: true });
    await expect.poll(() => list('processed'), { timeout: 110_000, interval: 100 }).toHaveLength(count);
    const runs = await countRuns();
    expect(runs).toHaveLength(count);
    expect(new Set(runs.map((row) => row.runs))).toEqual(new Set(['1']));
    expect(await list('failed')).toEqual([]);
  }, 120_000);

  test('that cannot be emptied is told as a trouble, and goes on when it can', async () => {
    await writeFile(join(folder, 'taking'), 'a file where a folder has to be');
    await writeFile(join(folder, 'waits.txt'), sampleGallery);
    start({ folder: { path: folder, settleMs: 200, isPolled: true } });
    await expect
      .poll(() => resources.troubles.list(), { timeout: 20_000 })
      .toEqual([
        { where: `folder of '${name}'`, message: expect.stringMatching(/EEXIST|ENOTDIR/) as string },
      ]);
    await rm(join(folder, 'taking'));
    await expectIn('processed', ['waits.txt']);
    await expect.poll(() => resources.troubles.list(), { timeout: 20_000 }).toEqual([]);
  });
});
