import { openResources } from '../../../src/resources.ts';
import { loadRules } from '../../../src/rules.ts';
import { readSettings } from '../../../src/settings.ts';
import { receiveGallery } from '../../../src/storage/receive-gallery.ts';
import { startRelay } from '../../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../../src/workers/start-workers.ts';
import { makeDelivery, sampleGallery } from '../deliveries.ts';

// Receives galleries into the data folder it is given and cleans them, until it is killed; names each run it acknowledged.
const resources = await openResources(
  readSettings({ dataDir: process.argv[2] ?? '' }, { LOG_LEVEL: 'error' }),
);
startRelay(resources);
await startWorkers(resources, loadRules());
for (let at = 0; ; at += 1) {
  const text = `${sampleGallery}\nFrame ${process.pid} ${at} of the quay. (AP Photo/Ilse Marrow)\n`;
  const { run } = await receiveGallery(resources.database, makeDelivery({ text }));
  resources.wakeRelay();
  process.stdout.write(`${run.id}\n`);
}
