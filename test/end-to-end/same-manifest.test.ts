import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePhotoDay } from '../generators/photo-days.ts';
import { makeTestFolder } from '../services/backends.ts';
import { runBuilt } from '../services/run-built.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { findTestServers, skipMessage, type TestRoom, type TestServers } from '../services/test-servers.ts';

const seed = '../shared/cases/seed/gallery.txt';
const folder = await makeTestFolder();
afterAll(() => rm(folder, { recursive: true, force: true }));

const inputs: readonly (readonly [string, readonly string[]])[] = [
  ['examples/harbor-flood.txt', []],
  ['examples/rowing-final.json', []],
  ['examples/salt-works.html', []],
  ['test/fixtures/galleries/glassworks-walkout/gallery.txt', ['--reference-date', '2021-03-10']],
  ...(existsSync(seed) ? [[seed, ['--reference-date', '2020-10-24']] as const] : []),
];
if (!existsSync(seed)) console.info(`skipped: there is no ${seed} here, so the seed was not sent`);

/** A folder of photos with a file beside one of them, and a zip archive of the same. */
const photoInputs = await makePhotoInputs();

async function makePhotoInputs(): Promise<typeof inputs> {
  const files = {
    ...(await makePhotoDay()),
    'ferry-3.json': Buffer.from('{"caption":"Gulls circle the ferry."}'),
  };
  const [day, archive] = [join(folder, 'day'), join(folder, 'day.zip')];
  await mkdir(day);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(day, name), bytes);
  // The same files from one sender would be one delivery.
  await writeFile(archive, zipSync({ ...files, 'ferry-3.json': Buffer.from('{"caption":"Gulls rest."}') }));
  return [
    [day, []],
    [archive, []],
  ];
}

/** What `clean` prints and what `submit --wait` prints, for every input. */
async function printBothWays(address: string, cleaned = inputs) {
  const direct: unknown[] = [];
  const queued: unknown[] = [];
  for (const [path, options] of cleaned) {
    direct.push(await runBuilt(['clean', path, ...options]));
    queued.push(await runBuilt(['submit', path, ...options, '--wait', '--url', address]));
  }
  return { direct, queued };
}

/** Words of captions must not reach a log: they are somebody's copy, often under embargo. */
function expectNoCaption(log: string): void {
  expect(log).toContain('galleryId');
  for (const words of ['Shopkeepers carry', 'Furnace hands', 'rower', 'deckhand', 'Gulls'])
    expect(log).not.toContain(words);
}

describe('cutline start and submit, embedded', () => {
  let system: StartedCutline;
  beforeAll(async () => {
    system = await startCutline();
  });

  test('give the manifest that clean gives, byte for byte', async () => {
    const { direct, queued } = await printBothWays(system.address);
    expect(queued).toEqual(direct);
    expectNoCaption(system.output());
  });

  test('give it for photos alone', async () => {
    const { direct, queued } = await printBothWays(system.address, photoInputs);
    expect(queued).toEqual(direct);
    expect(direct).toMatchObject([{ status: 0 }, { status: 0 }]);
    expectNoCaption(system.output());
  });

  test('refuse a second process on the same data folder and say who has it', async () => {
    const { status, stderr } = await runBuilt(['start', '--port', '0', '--data-dir', system.dataDir]);
    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(system.dataDir);
  });

  test('submit says which input cannot be cleaned, and cleans the others', async () => {
    const { status, stdout, stderr } = await runBuilt([
      'submit',
      'nowhere.txt',
      'examples/harbor-flood.txt',
      '--wait',
      '--url',
      system.address,
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/nowhere\.txt.*no such file/);
    expect(JSON.parse(stdout)).toMatchObject({ source: { name: 'harbor-flood.txt' } });
  });

  test('end by Ctrl-C with status 0', async () => {
    expect(await system.stop('SIGINT')).toBe(0);
  });
});

test('one of REDIS_URL and DATABASE_URL alone is an error that names the other', async () => {
  const { status, stderr } = await runBuilt(['start', '--port', '0'], {
    REDIS_URL: 'redis://127.0.0.1:6379',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/REDIS_URL is set and DATABASE_URL is not/);
});

const servers: TestServers | null = await findTestServers();
if (servers === null) process.stderr.write(`${skipMessage}\n`);
afterAll(() => servers?.close());

describe.skipIf(servers === null)('one server and two workers on Redis and PostgreSQL', () => {
  let room: TestRoom;
  const processes: StartedCutline[] = [];
  beforeAll(async () => {
    if (servers === null) return;
    room = await servers.openRoom();
    const env = {
      REDIS_URL: room.servers.redisUrl,
      DATABASE_URL: room.servers.databaseUrl,
      NODE_ENV: 'production',
      CUTLINE_PHOTO_STORE: join(folder, 'photos'),
    };
    const prefix = ['--queue-prefix', room.queuePrefix];
    processes.push(await startCutline(env, ['--role', 'server', ...prefix]));
    processes.push(await startCutline(env, ['--role', 'worker', ...prefix]));
    processes.push(await startCutline(env, ['--role', 'worker', ...prefix]));
  });
  afterAll(() => room?.close());

  test('give the manifest that clean gives, byte for byte, and log JSON without captions', async () => {
    const [server] = processes;
    const { direct, queued } = await printBothWays(server?.address ?? '');
    expect(queued).toEqual(direct);
    const log = processes.map(({ output }) => output()).join('');
    expectNoCaption(log);
    const lines = log.split('\n').filter((line) => line !== '' && !line.startsWith('cutline is ready'));
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level');
  });

  test('give it for photos alone', async () => {
    const { direct, queued } = await printBothWays(processes[0]?.address ?? '', photoInputs);
    expect(queued).toEqual(direct);
    expect(direct).toMatchObject([{ status: 0 }, { status: 0 }]);
  });

  test('end cleanly, workers first', async () => {
    for (const each of processes.toReversed()) expect(await each.stop()).toBe(0);
  });
});
