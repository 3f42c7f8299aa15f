import type { CutlineClient } from '../client/cutline-client.ts';
import type { Doubt, DoubtKind } from '../client/review-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { doubtKinds } from '../pipeline/manifests/doubts/doubt.ts';
import { openClient } from './open-client.ts';
import { type Column, printTable } from './print-table.ts';
import { readLimit } from './read-limit.ts';
import { readOptions } from './read-options.ts';

/** `cutline review`: what a person should look at, and saying that it is right as it is. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    kind: { type: 'string' },
    source: { type: 'string' },
    gallery: { type: 'string' },
    accepted: { type: 'boolean', default: false },
    limit: { type: 'string', default: '50' },
    cursor: { type: 'string' },
    json: { type: 'boolean', default: false },
    accept: { type: 'string', multiple: true },
    undo: { type: 'string' },
    by: { type: 'string', default: 'cli' },
    url: { type: 'string' },
  });
  if (positionals.length > 0) throw new ExpectedError('USAGE', `review takes no input: '${positionals[0]}'`);
  const client = openClient(values.url);
  const { accept, undo, by: who } = values;
  if (accept !== undefined) return print(await client.acceptDoubts({ doubts: accept, who }));
  if (undo !== undefined) return print(await client.undoAcceptance(undo, who));
  return list(client, values);
}

interface ListOptions {
  readonly kind?: string | undefined;
  readonly source?: string | undefined;
  readonly gallery?: string | undefined;
  readonly accepted: boolean;
  readonly limit: string;
  readonly cursor?: string | undefined;
  readonly json: boolean;
}

async function list(client: CutlineClient, options: ListOptions): Promise<number> {
  const { kind, source = null, gallery: galleryId = null, accepted, limit, cursor = null, json } = options;
  const question = { kind: readKind(kind), source, galleryId, accepted, limit: readLimit(limit), cursor };
  const { doubts, nextCursor } = await client.listDoubts(question);
  if (json) doubts.forEach(print);
  else process.stdout.write(printTable(columns, doubts));
  if (nextCursor !== null) process.stderr.write(`More with --cursor ${nextCursor}\n`);
  return 0;
}

function readKind(word: string | undefined): DoubtKind | null {
  if (word === undefined) return null;
  const kind = doubtKinds.find((each) => each === word);
  if (kind !== undefined) return kind;
  throw new ExpectedError('USAGE', `--kind is one of ${doubtKinds.join(', ')}, not '${word}'`);
}

const columns: readonly Column<Doubt>[] = [
  { title: 'doubtful', width: 8, cell: ({ weight }) => `${Math.round(weight * 100)} %` },
  { title: 'kind', width: 9, cell: ({ kind }) => kind },
  { title: 'gallery', width: 40, cell: ({ galleryId }) => galleryId },
  {
    title: 'items',
    width: 7,
    cell: ({ sides }) => [...new Set(sides.map(({ position }) => position))].join(', '),
  },
  { title: 'what', width: 60, cell: ({ message }) => message },
  { title: 'doubt', width: 38, cell: ({ id }) => id },
];

function print(answer: object): number {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return 0;
}
