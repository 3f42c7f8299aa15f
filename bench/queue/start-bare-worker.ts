import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BenchWorker } from './bench-worker.ts';

const program = fileURLToPath(new URL('bare-worker.ts', import.meta.url));

/** A process that takes jobs and does nothing. */
export async function startBareWorker(
  redisUrl: string,
  prefix: string,
  concurrency: number,
): Promise<BenchWorker> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, redisUrl, prefix, String(concurrency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('it did not start'))),
  ]);
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
