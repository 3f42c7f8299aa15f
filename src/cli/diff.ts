import { ExpectedError } from '../errors.ts';
import { openClient } from './open-client.ts';
import { printChanges } from './print-changes.ts';
import { readOptions } from './read-options.ts';

/** `cutline diff RUN RUN`: what changed from the first to the second, for people on a terminal, else as JSON. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    json: { type: 'boolean', default: !process.stdout.isTTY },
    url: { type: 'string' },
  });
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0)
    throw new ExpectedError('USAGE', 'diff wants two runs, the earlier one first');
  const client = openClient(values.url);
  const changes = await client.fetchChanges(after, before);
  process.stdout.write(values.json ? `${JSON.stringify(changes)}\n` : printChanges(changes));
  return 0;
}
