import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchWorker } from './bench-worker.ts';

const program = fileURLToPath(new URL('bare-worker.ts', import.meta.url));

/** A process that takes jobs and does next to nothing; its arguments are those of `bare-worker.ts`. */
export async function startBareWorker(args: readonly string[]): Promise<BenchWorker> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const failed = ended.then(() => Promise.reject(new Error('it did not start')));
  await Promise.race([once(child.stdout, 'data'), failed]);
  failed.catch(() => {});
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
