import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';

export interface PrivateServer {
  readonly url: string;
  readonly pid: number;
  readonly close: () => Promise<void>;
}

/** A Redis of our own that ends with the test, or `null` where none is installed. */
export async function startPrivateRedis(
  options: { readonly port?: number; readonly policy?: string; readonly maxMemory?: string } = {},
): Promise<PrivateServer | null> {
  const program = await findProgram('redis-server');
  if (program === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'cutline-redis-'));
  const port = options.port ?? (await findFreePort());
  const child = spawn(
    program,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder].concat([
      '--maxmemory',
      options.maxMemory ?? '64mb',
      '--maxmemory-policy',
      options.policy ?? 'noeviction',
    ]),
    { stdio: 'ignore' },
  );
  const url = `redis://127.0.0.1:${port}`;
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
  return {
    url,
    pid: child.pid ?? 0,
    close: async () => {
      if (child.exitCode === null) {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
