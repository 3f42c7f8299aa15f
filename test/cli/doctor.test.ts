import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { examine } from '../../src/cli/doctor/examine.ts';
import { judge } from '../../src/cli/doctor/examine-clock.ts';
import { openResources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { makeTestFolder } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { finish } from '../services/finish.ts';
import { findFreePort } from '../services/free-port.ts';
import { startPrivateRedis } from '../services/private-redis.ts';
import { testEnvironment } from '../services/test-environment.ts';
import { findTestServers, skipMessage, type TestRoom } from '../services/test-servers.ts';

const servers = await findTestServers();
if (servers === null) process.stderr.write(`${skipMessage}\n`);
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
afterAll(() => servers?.close());

describe.skipIf(servers === null)('cutline doctor, on servers', () => {
  test('finds a system that works well, and names its workers', async () => {
    const { settings } = await openRoom();
    const resources = await openResources(settings);
    closers.push(resources.close);
    closers.push((await startWorkers(resources, loadRules())).close);
    const findings = await look(settings);
    expect(findings['redis version']).toMatch(/^ok: \d/);
    expect(findings['redis policy']).toBe('ok: noeviction');
    expect(findings['postgres version']).toMatch(/^ok: 1\d/);
    expect(findings['postgres connections']).toMatch(/^ok: \d+ of \d+/);
    expect(findings['records']).toMatch(/^ok: up to date: \d+ migrations$/);
    expect(findings['clock of redis']).toMatch(/^ok: 0\.\d s /);
    expect(findings['clock of postgres']).toMatch(/^ok: 0\.\d s /);
    expect(findings['workers']).toMatch(/^ok: \S+-\d+$/);
    expect(findings['disk']).toMatch(/^ok: .* MiB left$/);
  });

  test('says what a Redis of the wrong kind would do, and changes nothing in records that are not there', async () => {
    const redis = await startPrivateRedis({ policy: 'allkeys-lru' });
    closers.push(async () => redis?.close());
    const { settings } = await openRoom(redis?.url);
    const findings = await look(settings);
    expect(findings['redis policy']).toContain('wrong: allkeys-lru: it drops jobs when it is full');
    expect(findings['redis file']).toContain('doubtful: it keeps no append-only file');
    expect(findings['redis memory']).toMatch(/^ok: \d+ % of 64 MiB is used$/);
    expect(findings['workers']).toContain(
      'doubtful: nobody can tell: Redis has maxmemory-policy allkeys-lru',
    );
    expect(findings['records']).toBe('ok: empty; the first start makes them');
    expect((await look(settings))['records']).toBe('ok: empty; the first start makes them');
  });

  test('says that nobody works while something waits', async () => {
    const { settings } = await openRoom();
    const resources = await openResources(settings);
    closers.push(resources.close);
    expect((await look(settings))['workers']).toBe('doubtful: none, and nothing waits');
    await receiveGallery(resources.database, makeDelivery({ text: 'A slipway.' }));
    expect((await look(settings))['workers']).toBe('wrong: none, and 1 gallery waits');
  });

  test('knows records of a later version, and what is still to come for those of an earlier one', async () => {
    const { settings } = await openRoom();
    const { database, close } = await openResources(settings);
    closers.push(close);
    await database.query(`delete from migrations where name = (select max(name) from migrations)`);
    expect((await look(settings))['records']).toMatch(
      /^doubtful: 1 migrations are still to come, from \d\d\d/,
    );
    await database.query(`insert into migrations (name) values ('900_of_tomorrow.sql')`);
    expect((await look(settings))['records']).toMatch(/^wrong: a later version .*900_of_tomorrow/);
  });

  test('says what does not answer, without the passwords', async () => {
    const port = await findFreePort();
    const env = {
      REDIS_URL: `redis://:swordfish@127.0.0.1:${port}`,
      DATABASE_URL: `postgres://desk:swordfish@127.0.0.1:${port}/cutline`,
    };
    const findings = await look(readSettings({ dataDir: '/tmp' }, env));
    expect(findings['redis']).toContain(`wrong: 127.0.0.1:${port}: `);
    expect(findings['postgres']).toContain(`wrong: PostgreSQL at postgres://desk@127.0.0.1:${port}`);
    expect(JSON.stringify(findings)).not.toContain('swordfish');
  });

  async function openRoom(redisUrl?: string) {
    const room = (await servers?.openRoom()) as TestRoom;
    const dataDir = await makeTestFolder();
    closers.push(room.close, () => rm(dataDir, { recursive: true }));
    const env = {
      LOG_LEVEL: 'silent',
      REDIS_URL: redisUrl ?? room.servers.redisUrl,
      DATABASE_URL: room.servers.databaseUrl,
    };
    return { settings: readSettings({ dataDir, queuePrefix: room.queuePrefix }, env) };
  }
});

describe('cutline doctor, embedded', () => {
  test('ends with status 0 where nothing is wrong, and with 1 where something is', async () => {
    const dataDir = await makeTestFolder();
    closers.push(() => rm(dataDir, { recursive: true }));
    const well = await run(dataDir, {});
    expect(well).toMatchObject({ status: 0, stderr: '' });
    expect(well.stdout).toMatch(/^doubtful {2}servers {15}none: .*\n {32}Set REDIS_URL/);
    const ill = await run(dataDir, { CUTLINE_DISK_FREE_MIB: '900000000' }, '--json');
    expect(ill.status).toBe(1);
    expect(JSON.parse(ill.stdout)).toMatchObject({
      isWell: false,
      findings: expect.arrayContaining([
        {
          check: 'disk',
          state: 'wrong',
          message: expect.stringContaining('nothing is taken below'),
          remedy: 'Make room, or set CUTLINE_DISK_FREE_MIB lower.',
        },
      ]),
    });
  });

  test('lets be the folder of a process that runs, and looks into that of one that ended', async () => {
    const dataDir = await makeTestFolder();
    closers.push(() => rm(dataDir, { recursive: true }));
    const settings = readSettings({ dataDir }, { LOG_LEVEL: 'silent' });
    const resources = await openResources(settings);
    expect((await look(settings))['records']).toBe(`ok: a process runs on ${dataDir}; its /readyz says more`);
    await resources.close();
    expect((await look(settings))['records']).toMatch(/^ok: up to date/);
  });
});

test.each([
  [0, 'ok', '0.0 s ahead of ours'],
  [-499, 'ok', '0.5 s behind ours'],
  [900, 'doubtful', '0.9 s ahead of ours'],
  [-3_600_000, 'wrong', '3600.0 s behind ours'],
])('a clock that is %i ms off is %s', (skewMs, state, message) => {
  expect(judge('clock', skewMs)).toMatchObject({ state, message });
});

/** By check, as `state: message`. */
async function look(settings: Parameters<typeof examine>[0]): Promise<Readonly<Record<string, string>>> {
  const findings = await examine(settings);
  for (const { state, remedy } of findings) expect(remedy === null).toBe(state === 'ok');
  return Object.fromEntries(findings.map(({ check, state, message }) => [check, `${state}: ${message}`]));
}

function run(dataDir: string, env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/cli/cli.ts', 'doctor', '--data-dir', dataDir, ...args],
    { env: { ...testEnvironment, REDIS_URL: '', DATABASE_URL: '', ...env } },
  );
  child.stdin.end();
  return finish(child);
}
