import { createClient, type CutlineClient } from '../client/cutline-client.ts';
import type { SubmittedPhoto } from '../client/submit-gallery.ts';
import { ExpectedError } from '../errors.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import { readServerUrl } from '../settings.ts';
import { readInput } from './read-input.ts';
import { readOptions } from './read-options.ts';
import { readSettingsOptions, settingsOptions } from './read-settings-options.ts';
import { showProgress } from './show-progress.ts';

/** How the galleries of one command are handed in. */
interface Order {
  readonly source: string;
  readonly settings: CleaningSettings;
  readonly photos: readonly SubmittedPhoto[];
  readonly shouldWait: boolean;
}

/** `cutline submit INPUT…`: puts galleries on the running system's queue; `--wait` prints the manifests. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    wait: { type: 'boolean', default: false },
    photos: { type: 'string' },
    url: { type: 'string' },
    source: { type: 'string', default: 'cli' },
    ...settingsOptions,
  });
  if (positionals.length === 0)
    throw new ExpectedError('USAGE', 'submit wants at least one input, or - for stdin');
  const client = createClient({ baseUrl: values.url ?? readServerUrl() });
  return submitAll(client, positionals, {
    source: values.source,
    settings: readSettingsOptions(values),
    photos: values.photos === undefined ? [] : await listPhotos(values.photos),
    shouldWait: values.wait,
  });
}

/** The files as they are: the system looks at them. */
async function listPhotos(path: string): Promise<readonly SubmittedPhoto[]> {
  const { listPhotoFiles } = await import('../photos/list-photo-files.ts');
  const photos: SubmittedPhoto[] = [];
  for await (const { name, content, problem } of listPhotoFiles(path)) {
    if (content === null) throw new ExpectedError('INPUT_UNREADABLE', `the photo ${name}: ${problem}`);
    photos.push({ name, content });
  }
  return photos;
}

async function submitAll(client: CutlineClient, paths: readonly string[], order: Order): Promise<number> {
  const progress = await showProgress('Submitting', paths.length);
  let failures = 0;
  for (const path of paths) {
    const printed = await submitOne(client, path, order).catch((error: unknown) => {
      if (error instanceof ExpectedError && error.code !== 'USAGE') return error;
      throw error;
    });
    if (typeof printed === 'string') process.stdout.write(printed);
    else {
      failures += 1;
      progress.note(`cutline: ${printed.message}`);
    }
    progress.advance();
  }
  progress.finish(`Submitted ${paths.length - failures} of ${paths.length} galleries`);
  return failures === 0 ? 0 : 1;
}

/** What to print for one gallery: its run, or with `--wait` its manifest, byte for byte. */
async function submitOne(client: CutlineClient, path: string, order: Order): Promise<string> {
  const { bytes, name } = await readInput(path);
  if (bytes.length === 0)
    throw new ExpectedError('GALLERY_EMPTY', `${name} is empty: there is no text in it`);
  const { source, settings, photos } = order;
  const { gallery, run, isNew } = await client.submitGallery({
    bytes,
    name,
    source,
    ...settings,
    photos,
  });
  if (!order.shouldWait)
    return `${JSON.stringify({ input: path, gallery: gallery.id, run: run.id, href: run.href, isNew })}\n`;
  const ended = await client.followRun(run.id);
  if (ended.error !== null)
    throw new ExpectedError('RUN_FAILED', `${path}: ${ended.error.message} (${ended.error.code}, ${run.id})`);
  return client.fetchManifest(gallery.id, run.id);
}
