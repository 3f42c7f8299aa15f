import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestFolder } from '../services/backends.ts';
import { finish, type Finished } from '../services/finish.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { testEnvironment } from '../services/test-environment.ts';

let folder: string;
let system: StartedCutline;
let first: string;
beforeAll(async () => {
  folder = await makeTestFolder();
  const made = await cutline(['token', 'create', 'ops', '--scopes', 'admin', '--data-dir', folder]);
  first = made.stdout.trim();
  // The last folder named counts.
  system = await startCutline({ HOST: '0.0.0.0', LOG_LEVEL: 'warn' }, ['--data-dir', folder]);
});
afterAll(async () => {
  await system?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The built program, as a process of its own: it opens records, and their template is beside it. */
function cutline(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  const inherited = { ...testEnvironment, REDIS_URL: '', DATABASE_URL: '' };
  return finish(spawn(process.execPath, ['dist/cli/cli.js', ...args], { env: { ...inherited, ...env } }));
}

test('a token made before the first start opens a system that others can reach', async () => {
  expect(first).toMatch(/^cutline_[\w-]{43}$/);
  const url = system.address.replace('0.0.0.0', '127.0.0.1');
  const asked = await cutline(['galleries', '--json', '--url', url], { CUTLINE_TOKEN: first });
  expect([asked.status, asked.stderr]).toEqual([0, '']);
  const refused = await cutline(['galleries', '--json', '--url', url]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('CUTLINE_TOKEN');
});

test('while a system runs, tokens are made, listed and revoked through it', async () => {
  const { port } = new URL(system.address);
  const env = { CUTLINE_DATA_DIR: folder, PORT: port, CUTLINE_TOKEN: first };
  const made = await cutline(['token', 'create', 'desk', '--scopes', 'edit,ingest', '--days', '30'], env);
  expect([made.status, made.stderr]).toEqual([0, expect.stringContaining('may edit, ingest')]);
  const listed = await cutline(['token'], env);
  expect(listed.stdout).toMatch(/desk +edit,ingest +until \d{4}-\d\d-\d\d +never/);
  expect(listed.stdout).not.toContain(made.stdout.trim());
  expect((await cutline(['token', 'revoke', 'desk'], env)).status).toBe(0);
  expect((await cutline(['token', 'list', '--json'], env)).stdout).toMatch(/"name":"desk".*"revokedAt":"2/);
  const without = await cutline(['token', 'list'], { ...env, CUTLINE_TOKEN: '' });
  expect([without.status, without.stderr]).toEqual([1, expect.stringContaining('CUTLINE_TOKEN')]);
});

test('a system that others could reach does not start without a token', async () => {
  const { status, stderr } = await cutline(['start', '--host', '0.0.0.0', '--port', '0'], {
    CUTLINE_DATA_DIR: await makeTestFolder(),
  });
  expect(status).toBe(1);
  expect(stderr).toContain('cutline token create NAME --scopes admin');
});

test.each([
  [['token', 'create', 'desk', '--scopes', 'root'], '--scopes must be of'],
  [['token', 'revoke'], 'token wants list, create'],
])('%j is wrong usage', async (args, message) => {
  const { status, stderr } = await cutline(args);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
