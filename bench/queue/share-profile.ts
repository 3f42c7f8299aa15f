import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whose code a process ran, built module by module, as parts of 1 of the time it was not idle, from the CPU profile in a folder; the largest first. */
export async function shareProfile(folder: string): Promise<ReadonlyMap<string, number>> {
  const [name] = (await readdir(folder)).filter((file) => file.endsWith('.cpuprofile'));
  if (name === undefined) throw new Error(`there is no profile in ${folder}`);
  const profile = JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile;
  const owners = findOwners(profile);
  const times = new Map<string, number>();
  for (const [at, id] of profile.samples.entries()) {
    const owner = owners.get(id) ?? 'Node';
    if (owner !== idle) times.set(owner, (times.get(owner) ?? 0) + (profile.timeDeltas[at] ?? 0));
  }
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  const shares = [...times].map(([owner, time]) => [owner, time / total] as const);
  return new Map(shares.toSorted(([, a], [, b]) => b - a));
}

interface Profile {
  readonly nodes: readonly ProfileNode[];
  /** Ids of nodes, one a sample. */
  readonly samples: readonly number[];
  /** Microseconds. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

const idle = 'idle';

/** Node's own functions and regular expressions work for whoever called them. */
function findOwners({ nodes }: Profile): ReadonlyMap<number, string> {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ownerOf = (id: number | undefined): string => {
    const node = id === undefined ? undefined : byId.get(id);
    if (node === undefined) return 'Node';
    return nameOwner(node) ?? ownerOf(parents.get(node.id));
  };
  return new Map(nodes.map(({ id }) => [id, ownerOf(id)]));
}

/** `null`: whoever called it. */
function nameOwner({ callFrame: { functionName, url } }: ProfileNode): string | null {
  if (functionName === '(idle)') return idle;
  if (functionName === '(garbage collector)') return 'garbage collection';
  return codeOwners.find(({ pattern }) => pattern.test(url))?.owner ?? null;
}

const codeOwners = [
  { pattern: /\/node_modules\/(?:pg|pg-\w+|postgres-\w+)\//u, owner: 'PostgreSQL’s driver' },
  {
    pattern: /\/node_modules\/(?:bullmq|ioredis|redis-\w+|@ioredis|msgpackr)\//u,
    owner: 'BullMQ and Redis’ driver',
  },
  { pattern: /\/node_modules\//u, owner: 'other packages' },
  { pattern: /\/built\/(?:pipeline|formats)\//u, owner: 'the pipeline' },
  { pattern: /\/built\/storage\//u, owner: 'the records' },
  { pattern: /\/built\//u, owner: 'the rest of Cutline' },
] as const;
