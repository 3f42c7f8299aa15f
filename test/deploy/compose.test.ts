import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const isInstalled = spawnSync('docker-compose', ['version']).status === 0;
if (!isInstalled)
  console.info('skipped: docker-compose is not installed, so docker-compose.yml was not checked');

test.skipIf(!isInstalled)('docker-compose.yml is valid by the Compose specification', () => {
  const { status, stderr } = spawnSync('docker-compose', ['-f', 'docker-compose.yml', 'config', '--quiet']);
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
});

test('what the image copies is there', async () => {
  const dockerfile = await readFile('Dockerfile', 'utf8');
  const folders = [...dockerfile.matchAll(/^COPY --from=build .*\/app\/(\w+) /gm)].map(
    ([, folder]) => folder ?? '',
  );
  expect(folders).toEqual(expect.arrayContaining(['dist', 'rules', 'schemas', 'migrations']));
  for (const folder of ['rules', 'schemas', 'migrations']) expect(existsSync(folder)).toBe(true);
});
