import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTestFolder } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import { runBuilt } from '../services/run-built.ts';
import { startCutline } from '../services/start-cutline.ts';
import { startWebhookReceiver, webhookSecret } from '../services/webhook-receiver.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

test('cutline start carries a manifest to what its configuration names, and cutline deliveries tells of it', async () => {
  let isRefusing = true;
  const receiver = await startWebhookReceiver((_received, response) =>
    response.writeHead(isRefusing ? 410 : 200).end(),
  );
  closers.push(receiver.close);
  const folder = await makeTestFolder();
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const config = join(folder, 'cutline.config.json');
  const hook = { name: 'cms', kind: 'webhook', url: receiver.url, secretEnv: 'HOOK_SECRET', inside: true };
  await writeFile(config, JSON.stringify({ outputs: [hook] }));
  await writeFile(join(folder, 'ferry.txt'), sampleGallery);
  const cutline = await startCutline({ HOOK_SECRET: webhookSecret }, ['--config', config]);
  closers.push(() => cutline.stop());
  const { address } = cutline;
  const submitted = await runBuilt(['submit', join(folder, 'ferry.txt'), '--wait', '--url', address]);
  expect(submitted).toMatchObject({ status: 0 });

  const list = async (...more: readonly string[]) =>
    (await runBuilt(['deliveries', '--url', address, '--json', ...more])).stdout;
  await expect.poll(() => list('--state', 'failed'), { timeout: 20_000, interval: 300 }).not.toBe('');
  const failed = JSON.parse(await list('--output', 'cms')) as { id: string; galleryId: string };
  expect(failed).toMatchObject({ output: 'cms', state: 'failed', responseStatus: 410, attempts: 1 });
  const table = await runBuilt(['deliveries', '--gallery', failed.galleryId, '--url', address]);
  expect(table.stdout).toMatch(/^ {2}delivery +output/);
  expect(table.stdout).toContain('the receiver answers with status 410');

  isRefusing = false;
  const again = await runBuilt(['deliveries', '--retry', failed.id, '--by', 'Ada', '--url', address]);
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('pending') });
  await expect
    .poll(() => list('--state', 'delivered'), { timeout: 20_000, interval: 300 })
    .toContain(failed.id);
  expect(receiver.received.map(({ isSigned, event }) => [isSigned, event.id])).toEqual([
    [true, failed.id],
    [true, failed.id],
  ]);
}, 120_000);

test.each([
  [['--state', 'lost'], "--state is one of pending, delivered, failed, superseded, not 'lost'"],
  [['--limit', 'all'], "--limit wants a number up to 200, not 'all'"],
  [['gal_1'], "deliveries takes no input: 'gal_1'"],
])('cutline deliveries %s is wrong usage', async (args, message) => {
  const ended = await runBuilt(['deliveries', ...args]);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain(message);
});

test('cutline start refuses a configuration that is wrong, and says where', async () => {
  const folder = await makeTestFolder();
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const config = join(folder, 'cutline.config.json');
  await writeFile(config, JSON.stringify({ outputs: [{ name: 'archive', kind: 'folder' }] }));
  const ended = await runBuilt(['start', '--config', config, '--data-dir', join(folder, 'data')]);
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain(`${config} /outputs/0/path: `);
});
