import { pollSource } from '../../../src/intake/polls/poll-source.ts';
import { takeDelivery } from '../../../src/intake/take-delivery.ts';
import { openResources } from '../../../src/resources.ts';
import { readSettings } from '../../../src/settings.ts';
import type { PolledSource } from '../../../src/sources/source.ts';

// Polls the source of its configuration once, into the data folder it is given. Told a number, it stands still when so many items
// are stored and waits to be killed.
const [, , dataDir = '', deadly = '0'] = process.argv;
const resources = await openResources(readSettings({ dataDir }, process.env));
await resources.database.query('delete from leases');
const source = resources.settings.sources.list.find((each): each is PolledSource => each.poll !== null);
if (source === undefined) throw new Error('the configuration has no source that is polled');
let stored = 0;
await pollSource(
  {
    database: resources.database,
    log: resources.log,
    take: async (arrival) => {
      const receipt = await takeDelivery(resources, arrival);
      stored += 1;
      if (stored === Number(deadly)) {
        process.stdout.write(`stored ${stored}\n`);
        await new Promise(() => {
          setInterval(() => {}, 1000);
        });
      }
      return receipt;
    },
  },
  source,
);
process.stdout.write('polled\n');
