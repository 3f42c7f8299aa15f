import { openResources } from '../../../src/resources.ts';
import { loadRules } from '../../../src/rules.ts';
import { readSettings } from '../../../src/settings.ts';
import { startWorkers } from '../../../src/workers/start-workers.ts';

// A worker of the servers its environment names whose pipeline has the bugs that a gallery asks for, until it is killed.
const resources = await openResources(readSettings());
const times = { lockDurationMs: 30_000, stalledIntervalMs: 15_000, graceMs: 1000 };
await startWorkers(resources, loadRules(), times, new URL('poisoned-cleaning.ts', import.meta.url));
process.stdout.write('working\n');
