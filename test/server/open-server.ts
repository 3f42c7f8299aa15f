import type { FastifyInstance } from 'fastify';
import type { Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import type { Backend } from '../services/backends.ts';

export interface OpenServer {
  readonly resources: Resources;
  readonly server: FastifyInstance;
  /** The run as its address tells it, once it has ended. */
  readonly followRun: (href: string) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** The server with a relay and workers behind it, asked by `inject`: no port is opened. */
export async function openServer(
  backend: Backend,
  environment: Readonly<Record<string, string>> = {},
): Promise<OpenServer> {
  const { resources, close } = await backend.open(environment);
  const workers = await startWorkers(resources, loadRules());
  const relay = startRelay(resources);
  const server = await buildServer(resources);
  return {
    server,
    resources,
    followRun: async (href) => {
      for (;;) {
        const run = (await server.inject(href)).json<Record<string, unknown>>();
        if (run['state'] === 'succeeded' || run['state'] === 'failed') return run;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: async () => {
      await server.close();
      await relay.close();
      await workers.close();
      await close();
    },
  };
}
