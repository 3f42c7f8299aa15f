import { createClient, type CutlineClient } from '../client/cutline-client.ts';
import { ExpectedError } from '../errors.ts';
import { readServerUrl } from '../settings.ts';
import { readInput } from './read-input.ts';
import { readDay, readOptions } from './read-options.ts';
import { showProgress } from './show-progress.ts';

/** `cutline submit INPUT…`: puts galleries on the running system's queue; `--wait` prints the manifests. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    wait: { type: 'boolean', default: false },
    url: { type: 'string' },
    source: { type: 'string', default: 'cli' },
    'reference-date': { type: 'string' },
    'input-format': { type: 'string' },
  });
  if (positionals.length === 0) throw new ExpectedError('USAGE', 'submit wants at least one input, or - for stdin');
  const client = createClient({ baseUrl: values.url ?? readServerUrl() });
  const order: Order = {
    source: values.source,
    referenceDate: readDay('--reference-date', values['reference-date']),
    inputFormat: values['input-format'] ?? null,
  };
  return submitAll(client, positionals, order, values.wait);
}

interface Order {
  readonly source: string;
  readonly referenceDate: string | null;
  readonly inputFormat: string | null;
}

async function submitAll(
  client: CutlineClient,
  paths: readonly string[],
  order: Order,
  shouldWait: boolean,
): Promise<number> {
  const progress = await showProgress('Submitting', paths.length);
  let failures = 0;
  for (const path of paths) {
    try {
      const run = await submitOne(client, path, order);
      process.stdout.write(shouldWait ? await waitForManifest(client, path, run) : printRun(path, run));
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      failures += 1;
      progress.note(`cutline: ${error.message}`);
    }
    progress.advance();
  }
  progress.finish(`Submitted ${paths.length - failures} of ${paths.length} galleries`);
  return failures === 0 ? 0 : 1;
}
