import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CutlineClient } from '../client/cutline-client.ts';
import { ExpectedError } from '../errors.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { programFolder } from '../program-folder.ts';
import { readSettings, type Settings } from '../settings.ts';
import { noSources } from '../sources/source.ts';
import { openClient } from './open-client.ts';
import { printManifestTable } from './print-manifest-table.ts';
import { readInput } from './read-input.ts';
import { readOptions } from './read-options.ts';
import { startSystem, type RunningSystem } from './start-system.ts';
import { untilStopped } from './until-stopped.ts';
import { openOutputFolder } from './write-output.ts';

const samples = fileURLToPath(new URL('examples/', programFolder));
const outputFolder = 'out';

/** `cutline demo`: the whole system on the sample galleries, and a dashboard to look at. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { once: { type: 'boolean', default: false } });
  if (positionals.length > 0) throw new ExpectedError('USAGE', `demo takes no input: '${positionals[0]}'`);
  // The table is what the demo shows; the log would stand between its rows, no folder is to be emptied, and samples are no
  // publications.
  const nothing = { sources: noSources, outputs: [] };
  const system = await startOnFreePort({ ...readSettings(), ...nothing, logLevel: 'warn' });
  try {
    await cleanSamples(openClient(system.address));
    if (values.once) return 0;
    process.stdout.write(`\nThe dashboard is at ${system.address} - Ctrl-C ends.\n`);
    await untilStopped();
    return 0;
  } finally {
    await system.close();
  }
}

/** The usual port, or a free one when another program has it. */
async function startOnFreePort(settings: Settings): Promise<RunningSystem> {
  try {
    return await startSystem(settings);
  } catch (error) {
    const isTaken =
      error instanceof ExpectedError && error.code === 'SETTINGS_INVALID' && error.cause !== undefined;
    if (!isTaken) throw error;
    return startSystem({ ...settings, port: 0 });
  }
}

async function cleanSamples(client: CutlineClient): Promise<void> {
  const output = await openOutputFolder(outputFolder, 'manifest.json');
  const entries = await readdir(samples, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map(({ name }) => name)
    .toSorted();
  for (const name of names) {
    const { bytes } = await readInput(`${samples}${name}`);
    const { gallery, run: queued } = await client.submitGallery({ bytes, name, source: 'demo' });
    const ended = await client.followRun(queued.id);
    if (ended.error !== null) throw new ExpectedError('RUN_FAILED', `${name}: ${ended.error.message}`);
    const text = await client.fetchManifest(gallery.id, queued.id);
    const path = await output.write(name, text);
    process.stdout.write(`${printManifestTable(JSON.parse(text) as Manifest)}  → ${path}\n\n`);
  }
}
