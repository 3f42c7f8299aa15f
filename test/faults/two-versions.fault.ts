import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, realpath, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { makeTestFolder } from '../services/backends.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite } from './open-site.ts';
import { openTraffic } from './traffic.ts';

/** What ran before this version: the last one without tokens and traces in its records. Moved on with each release. */
const previousVersion = '90e118e2';

const run = promisify(execFile);
const folder = await makeTestFolder();
afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  'the previous version and this one work side by side, and hand over under traffic',
  { timeout: 240_000 },
  async (context) => {
    const program = await buildPrevious();
    if (program === null)
      return context.skip(`Skipped: this clone is shallow and does not hold ${previousVersion}.`);
    const site = await openSite();
    try {
      const oldServer = await site.start('server', {}, { program });
      const oldWorker = await site.start('worker', talkative, { program });
      let addresses = [oldServer.address];
      let sent = 0;
      const traffic = openTraffic(() => addresses[(sent += 1) % addresses.length] ?? '');
      await traffic.send(60);
      const migrations = () => site.database.query(`select name from migrations`);
      const before = (await migrations()).length;
      // Both: whichever worker is free takes what either server took.
      const during = traffic.send(120);
      const newWorker = await site.start('worker', talkative);
      const newServer = await site.start('server');
      addresses = [oldServer.address, newServer.address];
      await during;
      await traffic.send(120);
      expect((await migrations()).length).toBeGreaterThan(before);
      expect(await oldServer.stop()).toBe(0);
      addresses = [newServer.address];
      const after = traffic.send(60);
      expect(await oldWorker.stop()).toBe(0);
      await after;
      expect(traffic.acknowledged).toHaveLength(360);
      // Which version cleaned which is anybody's guess, and a version may decide otherwise.
      await checkInvariants(site, traffic.acknowledged, { comparesBytes: false });
      expect(Math.min(countCleaned(oldWorker), countCleaned(newWorker))).toBeGreaterThan(0);
      await tellFigure(
        25,
        `${previousVersion} → both → now: 360 acknowledged, 0 lost, each published once; cleaned by the old ${countCleaned(oldWorker)}, by the new ${countCleaned(newWorker)}`,
      );
    } finally {
      await site.close();
    }
  },
);

const talkative = { LOG_LEVEL: 'info' };

function countCleaned(worker: StartedCutline): number {
  return worker.output().split('"gallery cleaned"').length - 1;
}

/** Builds the previous version with the packages of this one; `null`: the history is not here. */
async function buildPrevious(): Promise<string | null> {
  const isThere = await run('git', ['cat-file', '-e', `${previousVersion}^{commit}`]).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  const tree = join(folder, 'previous');
  await mkdir(tree);
  await run('git', ['archive', '--output', join(folder, 'previous.tar'), previousVersion]);
  await run('tar', ['-xf', join(folder, 'previous.tar'), '-C', tree]);
  await symlink(await realpath('node_modules'), join(tree, 'node_modules'));
  const program = join(tree, 'dist/cli/cli.js');
  // A package's types may have moved on since; what is written runs all the same.
  await run('npm', ['run', '--silent', 'build:code'], { cwd: tree }).catch(() => {});
  if (!existsSync(program)) throw new Error(`${previousVersion} could not be built`);
  return program;
}
