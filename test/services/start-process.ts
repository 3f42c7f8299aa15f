import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testEnvironment } from './test-environment.ts';

export interface TestProcess {
  /** The next line it writes to stdout. */
  readonly nextLine: () => Promise<string>;
  /** Ends it as a power cut would: nothing of it runs any more. */
  readonly kill: () => Promise<void>;
}

/** Runs a program of `test/services/processes` in a process of its own. */
export function startProcess(
  name: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): TestProcess {
  const program = fileURLToPath(new URL(`processes/${name}`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...testEnvironment, ...env },
  });
  if (child.stdout === null) throw new Error('a process without stdout');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    nextLine: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${name} ended without saying a word more`);
      return value;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
