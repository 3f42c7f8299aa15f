import type { CutlineClient } from '../client/cutline-client.ts';
import type { GalleryFilter } from '../client/rerun-schemas.ts';
import { ExpectedError } from '../errors.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import { openClient } from './open-client.ts';
import { followBulk } from './follow-bulk.ts';
import { printChanges } from './print-changes.ts';
import { filterOptions, readFilterOptions } from './read-filter-options.ts';
import { readOptions } from './read-options.ts';
import { readGivenSettings, settingsOptions } from './read-settings-options.ts';

/** How galleries are to be cleaned again. */
interface Order {
  readonly settings: Partial<CleaningSettings>;
  readonly reason: string;
  readonly requestedBy: string;
  readonly preview: boolean;
  readonly rulesVersion?: number;
}

/** `cutline rerun GALLERY` and `cutline rerun --all`: cleans again, or with `--preview` shows what that would change. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    all: { type: 'boolean', default: false },
    preview: { type: 'boolean', default: false },
    wait: { type: 'boolean', default: false },
    'rules-version': { type: 'string' },
    newest: { type: 'string' },
    json: { type: 'boolean', default: !process.stdout.isTTY },
    reason: { type: 'string', default: 'asked for on the command line' },
    by: { type: 'string', default: 'cli' },
    ...filterOptions,
    ...settingsOptions,
  });
  const client = openClient(values.url);
  const { reason, by: requestedBy, preview } = values;
  const rulesVersion = readCount('--rules-version', values['rules-version']);
  const newest = readCount('--newest', values.newest);
  const order: Order = {
    settings: readGivenSettings(values),
    reason,
    requestedBy,
    preview,
    ...(rulesVersion !== null && { rulesVersion }),
  };
  const filter = readFilter(values);
  const [galleryId, ...more] = positionals;
  if (values.all && galleryId === undefined) return rerunAll(client, filter, newest, order);
  if (values.all || galleryId === undefined || more.length > 0)
    throw new ExpectedError('USAGE', 'rerun wants the id of one gallery, or --all');
  if (Object.keys(filter).length > 0 || newest !== null)
    throw new ExpectedError('USAGE', 'filters choose among all galleries: they want --all');
  return rerunOne(client, galleryId, order, values);
}

function readFilter(values: Parameters<typeof readFilterOptions>[0]): GalleryFilter {
  const { cursor, ...filter } = readFilterOptions(values);
  if (cursor !== null) throw new ExpectedError('USAGE', 'rerun takes no --cursor');
  return Object.fromEntries(Object.entries(filter).filter(([, word]) => word !== null));
}

function readCount(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new ExpectedError('USAGE', `${option} wants a number, not '${text}'`);
}

async function rerunAll(
  client: CutlineClient,
  filter: GalleryFilter,
  newest: number | null,
  order: Order,
): Promise<number> {
  const bulk = await client.requestBulkRerun({ filter, ...order, ...(newest !== null && { newest }) });
  return followBulk(client, bulk);
}

async function rerunOne(
  client: CutlineClient,
  galleryId: string,
  order: Order,
  { wait, json }: { readonly wait: boolean; readonly json: boolean },
): Promise<number> {
  const { run: asked } = await client.requestRun(galleryId, order);
  if (!wait && !order.preview) {
    process.stdout.write(`${JSON.stringify({ gallery: galleryId, run: asked.id, href: asked.href })}\n`);
    return 0;
  }
  const ended = await client.followRun(asked.id);
  if (ended.error !== null)
    throw new ExpectedError(
      'RUN_FAILED',
      `${galleryId}: ${ended.error.message} (${ended.error.code}, ${asked.id})`,
    );
  if (!order.preview) {
    process.stdout.write(await client.fetchManifest(galleryId, asked.id));
    return 0;
  }
  const changes = await client.fetchChanges(asked.id);
  process.stdout.write(json ? `${JSON.stringify(changes)}\n` : printChanges(changes));
  return 0;
}
