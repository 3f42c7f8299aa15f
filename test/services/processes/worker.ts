import { openResources } from '../../../src/resources.ts';
import { loadRules } from '../../../src/rules.ts';
import { readSettings } from '../../../src/settings.ts';
import { startWorkers } from '../../../src/workers/start-workers.ts';

// A worker of the servers its environment names, until it is killed. A dead one's jobs are taken over within two seconds.
const resources = await openResources(readSettings({ queuePrefix: process.argv[2] ?? '', concurrency: 8 }));
const times = { lockDurationMs: 1000, stalledIntervalMs: 500, graceMs: 1000 };
await startWorkers(resources, loadRules(), times);
process.stdout.write('working\n');
