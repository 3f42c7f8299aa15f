import type { AddressInfo } from 'node:net';
import { ExpectedError } from '../errors.ts';
import { openResources, type Resources } from '../resources.ts';
import { loadRules } from '../rules.ts';
import { buildServer, type Server } from '../server/build-server.ts';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';
import type { Settings } from '../settings.ts';
import { startTracing } from '../tracing/start-tracing.ts';
import { startIntake } from '../intake/start-intake.ts';
import { refuseUnknownStyles } from '../sources/refuse-unknown-styles.ts';
import { refuseOpenHost } from './refuse-open-host.ts';
import { registerOutputs } from '../storage/outputs.ts';
import { startReconciler } from '../workers/start-reconciler.ts';
import { startRelay } from '../workers/relay-outbox.ts';
import { startSampler } from '../workers/start-sampler.ts';
import { startUpkeep } from '../workers/start-upkeep.ts';
import { startWorkers } from '../workers/start-workers.ts';

/** The running system: where it listens, and how it ends. */
export interface RunningSystem {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  readonly mode: Resources['mode'];
  readonly close: () => Promise<void>;
}

/** Puts the parts together in the order they need each other and takes them apart in reverse. */
export async function startSystem(settings: Settings): Promise<RunningSystem> {
  const rules = loadRules();
  refuseUnknownStyles(settings.sources, rules);
  const tracing = await traceTo(settings);
  const resources = await openResources(settings).catch(async (error: unknown) => {
    await tracing.close();
    throw error;
  });
  const closers: (() => Promise<void>)[] = [tracing.close, resources.close];
  const close = async () => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    await refuseOpenHost(resources.database, settings);
    // Whoever asks for deliveries says where to; workers only have to know how.
    if (settings.role !== 'worker') await registerOutputs(resources.database, settings.outputs);
    if (settings.role !== 'server') closers.push((await startWorkers(resources, rules)).close);
    if (settings.role !== 'worker') {
      closers.push(startRelay(resources).close);
      closers.push(startReconciler(resources).close);
      closers.push(startIntake(resources, rules).close);
      closers.push(startUpkeep(resources).close);
      closers.push(startSampler(resources).close);
    }
    const server = await buildServer(resources, settings.role);
    closers.push(() => server.close());
    const address = await listen(server, settings);
    resources.log.info({ address, mode: resources.mode, role: settings.role }, 'cutline is ready');
    return { address, mode: resources.mode, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Before anything that is traced. */
async function traceTo({ traceEndpoint }: Settings): Promise<{ readonly close: () => Promise<void> }> {
  return traceEndpoint === null ? { close: async () => {} } : startTracing(traceEndpoint, producerVersion);
}

async function listen(server: Server, { host, port }: Settings): Promise<string> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw explainPort(error, host, port);
  }
  const { port: taken } = server.server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
}

function explainPort(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const why = new Map<unknown, string>([
    ['EADDRINUSE', 'another program listens there'],
    ['EACCES', 'that port needs other rights'],
    ['EADDRNOTAVAIL', 'this machine has no such address'],
  ]).get(code);
  if (why === undefined) return error;
  return new ExpectedError(
    'SETTINGS_INVALID',
    `cannot listen on ${host}:${port}: ${why}; choose another with --port`,
    { cause: error },
  );
}
