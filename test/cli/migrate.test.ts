import { afterAll, expect, test } from 'vitest';
import { readdirSync } from 'node:fs';
import { runBuilt } from '../services/run-built.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';

const servers = await findTestServers();
if (servers === null) console.info(skipMessage);
afterAll(async () => {
  await servers?.close();
});

test.skipIf(servers === null)(
  'several that migrate at once bring empty records up to date, once',
  async () => {
    const room = await (servers as NonNullable<typeof servers>).openRoom();
    const { redisUrl, databaseUrl } = room.servers;
    const env = { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
    const ended = await Promise.all([1, 2, 3].map(() => runBuilt(['migrate'], env)));
    const all = readdirSync('migrations').length;
    for (const { status, stdout, stderr } of ended) {
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`up to date: ${all} migrations`);
    }
    expect((await runBuilt(['migrate', 'now'], env)).stderr).toContain("migrate takes no input: 'now'");
    await room.close();
  },
);
