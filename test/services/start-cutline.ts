import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEnvironment } from './test-environment.ts';

export interface StartedCutline {
  readonly address: string;
  readonly pid: number;
  readonly dataDir: string;
  /** What it has written to stdout and stderr so far: its log. */
  readonly output: () => string;
  /** The signal that ended it, once one has. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** Sends it a signal and waits for nothing. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends it as a power cut would: nothing of it runs any more. */
  readonly kill: () => Promise<void>;
  /** Ends it as a person would and gives its exit status. */
  readonly stop: (signal?: 'SIGINT' | 'SIGTERM') => Promise<number | null>;
}

const startLimitMs = 60_000;

/** Starts the built program as a user would, on a free port and a data folder of its own. */
export async function startCutline(
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
  program = 'dist/cli/cli.js',
): Promise<StartedCutline> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-start-'));
  const dataDir = join(folder, 'data');
  const child = spawn(
    process.execPath,
    [...nodeArgs, program, 'start', '--port', '0', '--data-dir', dataDir, ...args],
    {
      // The test's own servers are named on purpose, never inherited.
      env: { ...testEnvironment, REDIS_URL: '', DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<{ readonly status: number | null; readonly signal: NodeJS.Signals | null }>(
    (resolve) => child.on('close', (status, signal) => resolve({ status, signal })),
  );
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`cutline did not start: ${output}`)), startLimitMs);
    child.stderr.on('data', () => {
      const ready = /cutline is ready at (http:\S+)/.exec(output);
      if (ready?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(ready[1]);
    });
    void ended.then(({ status }) => reject(new Error(`cutline ended with ${status}: ${output}`)));
  });
  return {
    address,
    pid: child.pid ?? 0,
    dataDir,
    output: () => output,
    ended: ended.then(({ signal }) => signal),
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const { status } = await ended;
      await rm(folder, { recursive: true, force: true });
      return status;
    },
  };
}
