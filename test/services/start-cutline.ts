import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StartedCutline {
  readonly address: string;
  readonly stderr: () => string;
  /** Ends it as a person would and gives its exit status. */
  readonly stop: () => Promise<number | null>;
}

const startLimitMs = 60_000;

/** Starts the built program as a user would, on a free port and a data folder of its own. */
export async function startCutline(env: Readonly<Record<string, string>> = {}): Promise<StartedCutline> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-start-'));
  const child = spawn(
    process.execPath,
    ['dist/cli/cli.js', 'start', '--port', '0', '--data-dir', join(folder, 'data')],
    {
      env: { ...withoutServers(), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let stderr = '';
  child.stderr.setEncoding('utf8');
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`cutline did not start: ${stderr}`)), startLimitMs);
    child.stderr.on('data', (text: string) => {
      stderr += text;
      const ready = /cutline is ready at (http:\S+)/.exec(stderr);
      if (ready?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(ready[1]);
    });
    void ended.then((status) => reject(new Error(`cutline ended with ${status}: ${stderr}`)));
  });
  return {
    address,
    stderr: () => stderr,
    stop: async () => {
      child.kill('SIGTERM');
      const status = await ended;
      await rm(folder, { recursive: true, force: true });
      return status;
    },
  };
}

/** The test's own servers are named on purpose, never inherited. */
function withoutServers(): Record<string, string> {
  const { REDIS_URL: _redis, DATABASE_URL: _database, ...rest } = process.env as Record<string, string>;
  return rest;
}
