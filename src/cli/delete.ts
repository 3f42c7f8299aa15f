import { ExpectedError } from '../errors.ts';
import { openClient } from './open-client.ts';
import { readOptions } from './read-options.ts';

/** `cutline delete GALLERY --yes`: with everything that hangs on it. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    yes: { type: 'boolean', default: false },
    reason: { type: 'string', default: 'asked for on the command line' },
    by: { type: 'string', default: 'cli' },
    url: { type: 'string' },
  });
  const [galleryId, ...more] = positionals;
  if (galleryId === undefined || more.length > 0)
    throw new ExpectedError('USAGE', 'delete wants the id of one gallery');
  if (!values.yes)
    throw new ExpectedError('USAGE', `there is no way back: delete ${galleryId} with --yes if that is meant`);
  const client = openClient(values.url);
  const deletion = await client.deleteGallery(galleryId, values.reason, values.by);
  process.stdout.write(`${JSON.stringify(deletion)}\n`);
  return 0;
}
