import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';

/** A server that ends with the test. */
export interface PrivateServer {
  readonly url: string;
  readonly pid: number;
  readonly close: () => Promise<void>;
}

/** One that can be cut off and started again on what it left, at the same address. */
export interface MortalServer extends PrivateServer {
  readonly folder: string;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** A Redis of our own that ends with the test, or `null` where none is installed. */
export async function startPrivateRedis(
  options: {
    readonly port?: number;
    readonly policy?: string;
    readonly isDurable?: boolean;
    readonly maxMemory?: string;
  } = {},
): Promise<MortalServer | null> {
  const program = await findProgram('redis-server');
  if (program === null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'cutline-redis-'));
  const port = options.port ?? (await findFreePort());
  const url = `redis://127.0.0.1:${port}`;
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder].concat(
    ['--maxmemory', options.maxMemory ?? '64mb', '--maxmemory-policy', options.policy ?? 'noeviction'],
    options.isDurable ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : [],
  );
  let child: ChildProcess;
  const start = async () => {
    child = spawn(program, args, { stdio: 'ignore' });
    await waitForRedis(url);
  };
  await start();
  const end = (signal: NodeJS.Signals) => endProcess(child, signal);
  return {
    url,
    folder,
    get pid() {
      return child.pid ?? 0;
    },
    kill: () => end('SIGKILL'),
    start,
    close: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sends the signal to a process that runs, and waits for its end. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function waitForRedis(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
}
