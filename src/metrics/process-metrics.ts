import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';

let registry: Registry | null = null;

/** What Node.js tells of this process, the lag of its event loop among it, and which Cutline it runs. */
export function processMetrics(): Registry {
  registry ??= openRegistry();
  return registry;
}

function openRegistry(): Registry {
  const opened = new Registry();
  collectDefaultMetrics({ register: opened, eventLoopMonitoringPrecision: 10 });
  const build = new Gauge({
    name: 'build_info',
    help: 'The version that runs, as a label',
    labelNames: ['version'] as const,
    registers: [opened],
  });
  build.set({ version: producerVersion }, 1);
  return opened;
}
