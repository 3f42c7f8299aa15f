import type { CutlineClient } from '../client/cutline-client.ts';
import type { Delivery, DeliveryState } from '../client/delivery-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { openClient } from './open-client.ts';
import { type Column, printTable } from './print-table.ts';
import { readLimit } from './read-limit.ts';
import { readOptions } from './read-options.ts';

/** `cutline deliveries`: the delivery log of the running system, and another try for what failed. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    gallery: { type: 'string' },
    output: { type: 'string' },
    state: { type: 'string' },
    limit: { type: 'string', default: '50' },
    cursor: { type: 'string' },
    json: { type: 'boolean', default: false },
    retry: { type: 'string' },
    by: { type: 'string', default: 'cli' },
    url: { type: 'string' },
  });
  if (positionals.length > 0)
    throw new ExpectedError('USAGE', `deliveries takes no input: '${positionals[0]}'`);
  const client = openClient(values.url);
  const { deliveries, nextCursor } =
    values.retry === undefined
      ? await listDeliveries(client, values)
      : { deliveries: [await client.retryDelivery(values.retry, values.by)], nextCursor: null };
  process.stdout.write(values.json ? deliveries.map(toLine).join('') : printTable(columns, deliveries));
  if (nextCursor !== null) process.stderr.write(`More with --cursor ${nextCursor}\n`);
  return 0;
}

function listDeliveries(
  client: CutlineClient,
  values: {
    readonly gallery?: string | undefined;
    readonly output?: string | undefined;
    readonly state?: string | undefined;
    readonly limit: string;
    readonly cursor?: string | undefined;
  },
) {
  const { gallery = null, output = null, state, limit, cursor = null } = values;
  return client.listDeliveries({
    galleryId: gallery,
    output,
    state: readState(state),
    limit: readLimit(limit),
    cursor,
  });
}

function readState(word: string | undefined): DeliveryState | null {
  if (word === undefined) return null;
  const state = states.find((each) => each === word);
  if (state !== undefined) return state;
  throw new ExpectedError('USAGE', `--state is one of ${states.join(', ')}, not '${word}'`);
}

const states = ['pending', 'delivered', 'failed', 'superseded'] as const satisfies readonly DeliveryState[];

const columns: readonly Column<Delivery>[] = [
  { title: 'delivery', width: 40, cell: ({ id }) => id },
  { title: 'output', width: 16, cell: ({ output }) => output },
  { title: 'gallery', width: 45, cell: ({ galleryId, version }) => `${galleryId} v${version}` },
  { title: 'kind', width: 9, cell: ({ kind }) => kind },
  { title: 'state', width: 10, cell: ({ state }) => state },
  { title: 'tries', width: 5, cell: ({ attempts }) => String(attempts) },
  { title: 'when', width: 24, cell: tellWhen },
  { title: 'why', width: 80, cell: ({ error }) => error ?? '' },
];

/** When it ended, or is tried again. */
function tellWhen({ finishedAt, nextAttemptAt, createdAt }: Delivery): string {
  return finishedAt ?? nextAttemptAt ?? createdAt;
}

function toLine(delivery: Delivery): string {
  return `${JSON.stringify(delivery)}\n`;
}
