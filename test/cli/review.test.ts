import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBuilt } from '../services/run-built.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';

let cutline: StartedCutline;
beforeAll(async () => {
  cutline = await startCutline();
}, 90_000);
afterAll(() => cutline?.stop());

test('cutline review lists what is doubtful, takes that it is right as it is, and takes that back', async () => {
  const review = (...args: readonly string[]) => runBuilt(['review', '--url', cutline.address, ...args]);
  await fetch(`${cutline.address}/api/galleries?source=weather`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entries: [{ caption: 'Rain falls on the quay.' }] }),
  });
  const list = async (...more: readonly string[]) => (await review('--json', ...more)).stdout;
  await expect.poll(list, { timeout: 20_000, interval: 300 }).not.toBe('');
  const doubt = JSON.parse(await list('--kind', 'no-credit', '--source', 'weather')) as { id: string };
  expect((await review()).stdout).toMatch(
    /30 % +no-credit +gal_\S+ +1 +no entry of this photo names a credit/,
  );
  const accepted = await review('--accept', doubt.id, '--by', 'Ada');
  expect(JSON.parse(accepted.stdout)).toMatchObject({ doubts: 1 });
  expect(await list()).toBe('');
  expect(await list('--accepted')).toContain('"who":"Ada"');
  const { id } = JSON.parse(accepted.stdout) as { id: string };
  expect(await review('--undo', id)).toMatchObject({ status: 0 });
  expect(await list()).toContain(doubt.id);
}, 90_000);

test.each([
  [['--kind', 'odd'], "--kind is one of joined, apart, conflict, date, no-credit, decision, not 'odd'"],
  [['--limit', 'all'], "--limit wants a number up to 200, not 'all'"],
  [['gal_1'], "review takes no input: 'gal_1'"],
])('cutline review %s is wrong usage', async (args, message) => {
  const ended = await runBuilt(['review', ...args]);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain(message);
});
