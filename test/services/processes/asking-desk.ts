import { setTimeout as sleep } from 'node:timers/promises';
import { openResources } from '../../../src/resources.ts';
import { loadRules } from '../../../src/rules.ts';
import { readSettings } from '../../../src/settings.ts';
import { findBulkRerun } from '../../../src/storage/bulk-reruns.ts';
import { startRelay } from '../../../src/workers/relay-outbox.ts';
import { startUpkeep } from '../../../src/workers/start-upkeep.ts';
import { startWorkers } from '../../../src/workers/start-workers.ts';

// Works on the bulk rerun it is given until it is killed, and says how many runs are asked for whenever that has changed.
const [, , folderOrPrefix = '', bulkId = ''] = process.argv;
const resources = await openResources(
  readSettings({ dataDir: folderOrPrefix, queuePrefix: prefixOf(folderOrPrefix) }),
);
startRelay(resources);
startUpkeep(resources, 200);
await startWorkers(resources, loadRules(), { lockDurationMs: 1000, stalledIntervalMs: 500, graceMs: 1000 });
for (let said = -1; ; await sleep(5)) {
  const asked = (await findBulkRerun(resources.database, bulkId))?.counts.asked ?? 0;
  if (asked !== said) process.stdout.write(`${asked}\n`);
  said = asked;
}

/** On servers what is given is the prefix; in a data folder nobody looks at it. */
function prefixOf(given: string): string {
  return /^[\w{}-]{1,64}$/.test(given) ? given : 'cutline';
}
