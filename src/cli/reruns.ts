import type { CutlineClient } from '../client/cutline-client.ts';
import type { BulkRerun } from '../client/rerun-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { openClient } from './open-client.ts';
import { followBulk } from './follow-bulk.ts';
import { readOptions } from './read-options.ts';

/** `cutline reruns [list | show ID | stop ID | publish ID]` */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    by: { type: 'string', default: 'cli' },
    url: { type: 'string' },
  });
  const client = openClient(values.url);
  const [action = 'list', bulkId, ...more] = positionals;
  if (more.length > 0) throw new ExpectedError('USAGE', `reruns takes one id, not '${more[0]}' as well`);
  if (action === 'list' && bulkId === undefined) return listAll(client);
  if (bulkId === undefined || !['show', 'stop', 'publish'].includes(action))
    throw new ExpectedError('USAGE', 'reruns wants list, or show, stop or publish with the id of a rerun');
  if (action === 'show') return print(await client.fetchBulkRerun(bulkId));
  if (action === 'stop') return print(await client.stopBulkRerun(bulkId, values.by));
  return followBulk(client, await client.publishBulkPreview(bulkId, values.by));
}

async function listAll(client: CutlineClient): Promise<number> {
  let cursor: string | null = null;
  do {
    const page = await client.listBulkReruns({ cursor });
    page.reruns.forEach(print);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return 0;
}

function print(bulk: BulkRerun): number {
  process.stdout.write(`${JSON.stringify(bulk)}\n`);
  return 0;
}
