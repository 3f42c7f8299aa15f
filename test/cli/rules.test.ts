import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../src/client/cutline-client.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { runCutline } from './run-cutline.ts';

let system: StartedCutline;
let gallery: string;
let path: string;
beforeAll(async () => {
  system = await startCutline({ LOG_LEVEL: 'warn' });
  const client = createClient({ baseUrl: system.address });
  const bytes = Buffer.from('A ferry leaves on Monday, May 4, 2026. (AP Photo/Ida Brandt)\n');
  const receipt = await client.submitGallery({ bytes, name: 'pier.txt', source: 'wire' });
  await client.followRun(receipt.run.id);
  gallery = receipt.gallery.id;
  path = join(await makeTestFolder(), 'desk.json');
  await writeFile(
    path,
    JSON.stringify({ photographers: [{ name: 'Ida Brandt-Holm', spellings: ['Ida Brandt'] }] }),
  );
});
afterAll(() => system.stop());

function cutline(...args: readonly string[]) {
  return runCutline([...args, '--url', system.address]);
}

test('a draft is saved, previewed on the newest galleries, activated and reverted', async () => {
  const saved = await cutline('rules', 'save', path, '--draft', '--reason', 'she married', '--by', 'Runa');
  expect(JSON.parse(saved.stdout)).toMatchObject({ number: 1, state: 'draft', createdBy: 'Runa' });
  const previewed = await cutline('rerun', '--all', '--newest', '1', '--preview', '--rules-version', '1');
  expect(JSON.parse(previewed.stdout)).toMatchObject({ rulesVersion: 1, counts: { asked: 1, changed: 1 } });
  expect(JSON.parse((await cutline('rules', 'activate', '1')).stdout)).toMatchObject({ state: 'in-effect' });
  const rerun = await cutline('rerun', gallery, '--wait');
  expect(rerun.stdout).toContain('"AP Photo/Ida Brandt-Holm"');
  const shown = await cutline('rules', 'show');
  expect(JSON.parse(shown.stdout)).toMatchObject({ photographers: [{ name: 'Ida Brandt-Holm' }] });
  expect(JSON.parse((await cutline('rules', 'revert', '0')).stdout)).toMatchObject({
    number: 2,
    revertsTo: 0,
  });
  expect((await cutline('rules')).stdout.trim().split('\n')).toHaveLength(2);
}, 60_000);

test.each([
  [['rules', 'polish'], 'rules knows list, show, save, activate, revert and withdraw'],
  [['rules', 'save'], 'wants a JSON file and --reason'],
  [['rules', 'activate', 'one'], 'wants the number of a version'],
  [['rules', 'activate', '1', '--from', 'soon'], '--from wants a time'],
  [['rerun', '--all', '--newest', 'few'], '--newest wants a number'],
])('%j is wrong usage', async (args, message) => {
  const { status, stderr } = await cutline(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
