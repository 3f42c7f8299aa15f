import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { findProgram } from './find-program.ts';
import { findFreePort } from './free-port.ts';

export interface PrivateCluster {
  /** `redis+cluster://…`, naming one of its nodes. */
  readonly url: string;
  readonly ports: readonly number[];
  readonly close: () => Promise<void>;
}

/** A Redis Cluster of three nodes of our own that ends with the test, or `null` where Redis is not installed. */
export async function startPrivateCluster(): Promise<PrivateCluster | null> {
  const server = await findProgram('redis-server');
  const cli = await findProgram('redis-cli');
  if (server === null || cli === null) return null;
  const nodes = [await startNode(server), await startNode(server), await startNode(server)];
  const ports = nodes.map(({ port }) => port);
  const hosts = ports.map((port) => `127.0.0.1:${port}`);
  await promisify(execFile)(cli, ['--cluster', 'create', ...hosts, '--cluster-yes']);
  return {
    url: `redis+cluster://${hosts[1]}`,
    ports,
    close: async () => {
      for (const node of nodes) await node.close();
    },
  };
}

async function startNode(program: string) {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-cluster-'));
  const port = await findFreePort();
  const choices = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    maxmemory: '64mb',
    'maxmemory-policy': 'noeviction',
    'cluster-enabled': 'yes',
    'cluster-port': String(await findFreePort()),
  };
  const args = Object.entries(choices).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(program, args, { stdio: 'ignore' });
  const redis = new Redis(port, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  redis.on('error', () => {});
  await redis.ping();
  redis.disconnect();
  return {
    port,
    close: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
