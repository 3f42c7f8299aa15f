import { openAsBlob } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { CutlineClient } from '../client/cutline-client.ts';
import type { Submission, SubmittedFile } from '../client/submit-gallery.ts';
import { ExpectedError } from '../errors.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { PhotoOnDisk } from '../photos/list-photo-files.ts';
import { openClient } from './open-client.ts';
import { inputKind } from './input-kind.ts';
import { readInput } from './read-input.ts';
import { readOptions } from './read-options.ts';
import { readSettingsOptions, settingsOptions } from './read-settings-options.ts';
import { showProgress } from './show-progress.ts';

/** How the galleries of one command are handed in. */
interface Order {
  readonly source: string;
  readonly settings: CleaningSettings;
  readonly photos: readonly SubmittedFile[];
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
  const client = openClient(values.url);
  return submitAll(client, positionals, {
    source: values.source,
    settings: readSettingsOptions(values),
    photos: values.photos === undefined ? [] : await listPhotos(values.photos),
    shouldWait: values.wait,
  });
}

/** The files as they are: the system looks at them. */
async function listPhotos(path: string): Promise<readonly SubmittedFile[]> {
  const { listPhotoFiles } = await import('../photos/list-photo-files.ts');
  return readable(listPhotoFiles(path));
}

async function readable(listed: AsyncIterable<PhotoOnDisk>): Promise<readonly SubmittedFile[]> {
  const files: SubmittedFile[] = [];
  for await (const { name, content, problem } of listed) {
    if (content === null) throw new ExpectedError('INPUT_UNREADABLE', `the file ${name}: ${problem}`);
    files.push({ name, content });
  }
  return files;
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
  const { source, settings, photos } = order;
  const input = await readers[await inputKind(path)](path);
  const { gallery, run, isNew } = await client.submitGallery({ ...input, source, ...settings, photos });
  if (!order.shouldWait)
    return `${JSON.stringify({ input: path, gallery: gallery.id, run: run.id, href: run.href, isNew })}\n`;
  const ended = await client.followRun(run.id);
  if (ended.error !== null)
    throw new ExpectedError('RUN_FAILED', `${path}: ${ended.error.message} (${ended.error.code}, ${run.id})`);
  return client.fetchManifest(gallery.id, run.id);
}

type Handed = Pick<Submission, 'bytes' | 'name' | 'files'>;

async function readFile(path: string): Promise<Handed> {
  const { bytes, name } = await readInput(path);
  if (bytes.length > 0) return { bytes, name };
  throw new ExpectedError('GALLERY_EMPTY', `${name} is empty: there is no text in it`);
}

async function readFolder(path: string): Promise<Handed> {
  const { listDeliveredFiles } = await import('../photos/list-delivered-files.ts');
  return { bytes: null, name: basename(resolve(path)), files: await readable(listDeliveredFiles(path)) };
}

/** As it is: the system unpacks it. */
async function readArchive(path: string): Promise<Handed> {
  const name = basename(path);
  return { bytes: null, name, files: [{ name, content: await openAsBlob(path) }] };
}

const readers = { file: readFile, folder: readFolder, archive: readArchive } as const;
