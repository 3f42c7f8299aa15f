import { appendFile, cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestFolder } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { writeConfig } from '../services/write-config.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';

const files = 1000;
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test(
  'of a thousand files at once, a slow one and a renamed one, each is taken once, though the server is killed',
  {
    timeout: 240_000,
  },
  async () => {
    const { folder, path } = await writeConfig({
      sources: [{ name: 'desk', folder: { path: 'drop', settleMs: 300 } }],
    });
    const drop = join(folder, 'drop');
    const list = async (part: string) => (await readdir(join(drop, part)).catch(() => [])).length;
    const env = { CUTLINE_CONFIG: path, NODE_ENV: 'test' };
    const doomed = await site.start('server', env);
    await site.start('worker', env);
    await expect.poll(() => list('processed').then(() => readdir(drop))).toContain('taking');
    const batch = await makeTestFolder();
    for (let at = 0; at < files; at += 1) await writeFile(join(batch, `${at}.txt`), textOf(`frame ${at}`));
    const beganMs = performance.now();
    const slow = writeSlowly(join(drop, 'slow.txt'));
    await cp(batch, drop, { recursive: true });
    await writeFile(join(batch, 'elsewhere.txt'), textOf('a file from elsewhere'));
    await mkdir(drop, { recursive: true });
    await rename(join(batch, 'elsewhere.txt'), join(drop, 'renamed.txt')).catch(() =>
      cp(join(batch, 'elsewhere.txt'), join(drop, 'renamed.txt')),
    );
    await expect.poll(() => list('processed'), { interval: 20 }).toBeGreaterThan(50);
    await doomed.kill();
    // As after half a minute: the lease of the dead has run out.
    await site.database.query(`delete from leases`);
    await site.start('server', env);
    await slow;
    await expect.poll(() => readdir(join(drop, 'processed'))).toContain('0.txt');
    await writeFile(join(drop, '0.txt'), textOf('another frame under a known name'));
    await expect.poll(() => list('processed'), { timeout: 180_000, interval: 200 }).toBe(files + 3);
    await checkInvariants(site, []);
    const tookMs = performance.now() - beganMs;
    const rows = await site.database.query<{ runs: number }>(
      `select count(runs.id)::integer as runs from galleries join runs on gallery_id = galleries.id group by galleries.id`,
    );
    expect({
      galleries: rows.length,
      twice: rows.filter(({ runs }) => runs !== 1),
      failed: await list('failed'),
    }).toEqual({
      galleries: files + 3,
      twice: [],
      failed: 0,
    });
    await rm(batch, { recursive: true });
    await tellFigure(
      21,
      `${files + 3} files in ${(tookMs / 1000).toFixed(0)} s, the server killed on the way: each taken and cleaned once`,
    );
  },
);

function textOf(what: string): string {
  return `${sampleGallery}\nThe quay of Port Alder, ${what}. (AP Photo/Ilse Marrow)\n`;
}

/** A copy that takes longer than a file must be quiet for. */
async function writeSlowly(path: string): Promise<void> {
  await writeFile(path, '');
  for (const line of textOf('written slowly').split(/(?<=\n)/)) {
    await sleep(150);
    await appendFile(path, line);
  }
}
