import type { CutlineClient } from '../client/cutline-client.ts';
import type { Decided, NewDecision } from '../client/decision-schemas.ts';
import { manifestSchema } from '../client/manifest-schema.ts';
import { nameEntries } from '../client/name-entries.ts';
import { ExpectedError } from '../errors.ts';
import { plainKinds, valueKinds } from '../pipeline/decisions/decision.ts';
import { openClient } from './open-client.ts';
import { readOptions } from './read-options.ts';

/** `cutline decide GALLERY KIND ENTRY…`: an editor's word about a gallery, taken back with `--undo`, listed with `--list`. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    value: { type: 'string' },
    note: { type: 'string' },
    as: { type: 'string', default: 'cli' },
    undo: { type: 'string' },
    list: { type: 'boolean', default: false },
    wait: { type: 'boolean', default: false },
    url: { type: 'string' },
  });
  const [galleryId, kind, ...entries] = positionals;
  if (galleryId === undefined) throw new ExpectedError('USAGE', 'decide wants the id of a gallery');
  const client = openClient(values.url);
  if (values.list) return list(client, galleryId);
  const decided =
    values.undo === undefined
      ? await decide(client, galleryId, readKind(kind), entries, values)
      : await client.undoDecision(galleryId, values.undo, values.as);
  return print(client, galleryId, decided, values.wait);
}

interface DecideValues {
  readonly value?: string | undefined;
  readonly note?: string | undefined;
  readonly as: string;
}

async function decide(
  client: CutlineClient,
  galleryId: string,
  kind: NewDecision['kind'],
  entries: readonly string[],
  { value, note = '', as }: DecideValues,
): Promise<Decided> {
  if (entries.length === 0) throw new ExpectedError('USAGE', `decide ${kind} wants the entries it speaks of`);
  const wantsValue = kind === 'caption' || kind === 'credit' || kind === 'date';
  if (wantsValue !== (value !== undefined))
    throw new ExpectedError('USAGE', `decide ${kind} ${wantsValue ? 'wants' : 'takes no'} --value`);
  const names = await findNames(client, galleryId, entries);
  const decision = { kind, entries: names, value: value ?? null, note: note === '' ? null : note };
  // Whether kind and value go together was looked at above; the server looks again.
  return client.decide(galleryId, [decision as NewDecision], as);
}

/** `4`, an index in the manifest, or `entry-…`, a key. */
async function findNames(
  client: CutlineClient,
  galleryId: string,
  entries: readonly string[],
): Promise<string[]> {
  const indexes = entries.map((entry) => (/^\d{1,6}$/.test(entry) ? Number(entry) : null));
  if (indexes.every((index) => index === null)) return [...entries];
  const manifest = manifestSchema.parse(JSON.parse(await client.fetchManifest(galleryId)));
  const meant = indexes.filter((index) => index !== null);
  const named = nameEntries(manifest, meant);
  return entries.map((entry, at) => {
    const index = indexes[at];
    if (index === null || index === undefined) return entry;
    const name = named[meant.indexOf(index)];
    if (name === null || name === undefined)
      throw new ExpectedError('USAGE', `gallery ${galleryId} has no entry ${entry}`);
    return name;
  });
}

const kinds = [...plainKinds, ...valueKinds];

function readKind(word: string | undefined): NewDecision['kind'] {
  const kind = kinds.find((each) => each === word);
  if (kind !== undefined) return kind;
  const asked = word === undefined ? 'decide wants a kind' : `no decision is called '${word}'`;
  throw new ExpectedError('USAGE', `${asked}; there are ${kinds.join(', ')}`);
}

async function list(client: CutlineClient, galleryId: string): Promise<number> {
  const { decisions } = await client.listDecisions(galleryId);
  for (const decision of decisions) process.stdout.write(`${JSON.stringify(decision)}\n`);
  return 0;
}

async function print(
  client: CutlineClient,
  galleryId: string,
  { decisions, run: asked }: Decided,
  shouldWait: boolean,
): Promise<number> {
  if (!shouldWait) {
    for (const { id, kind } of decisions)
      process.stdout.write(`${JSON.stringify({ decision: id, kind, run: asked.id })}\n`);
    return 0;
  }
  const ended = await client.followRun(asked.id);
  if (ended.error !== null) throw new ExpectedError('RUN_FAILED', `${ended.error.message} (${asked.id})`);
  process.stdout.write(await client.fetchManifest(galleryId, asked.id));
  return 0;
}
