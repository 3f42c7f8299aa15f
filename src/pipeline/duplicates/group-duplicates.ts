import type { Warning } from '../gallery.ts';
import type { Relation } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { chooseRepresentative } from './choose-representative.ts';
import { clusterCopies } from './cluster-copies.ts';
import { collectCopies, type Copies } from './collect-copies.ts';
import { compareCaptions, type Verdict } from './compare-captions.ts';
import { weighPhotos } from './weigh-photos.ts';

/** The entries of one photo. */
export interface EntryGroup {
  readonly representative: PreparedEntry;
  /** The representative first, then in the order of the input. */
  readonly members: readonly GroupMember[];
  /** Another photo of the gallery has the same words. */
  readonly sharesCaption: boolean;
  readonly warnings: readonly Warning[];
}

export interface GroupMember {
  readonly entry: PreparedEntry;
  readonly relation: Relation;
  readonly score: number;
  readonly reason: string;
}

/** Which entries are one photo. The order of the input decides nothing but the order of the groups. */
export function groupDuplicates(entries: readonly PreparedEntry[]): readonly EntryGroup[] {
  const copies = collectCopies(entries);
  const { clusters, doubts } = clusterCopies(copies);
  const counts = new Map<string, number>();
  for (const cluster of clusters) {
    for (const key of new Set(cluster.map(({ words }) => words.key)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return clusters
    .map((cluster) => toGroup(cluster, counts, doubts))
    .toSorted((a, b) => firstIndex(a) - firstIndex(b));
}

function toGroup(
  cluster: readonly Copies[],
  counts: ReadonlyMap<string, number>,
  doubts: ReadonlyMap<Copies, Warning>,
): EntryGroup {
  const entries = cluster
    .flatMap((copies) => copies.entries)
    .toSorted((a, b) => a.received.index - b.received.index);
  const representative = chooseRepresentative(entries);
  const others = entries.filter((entry) => entry !== representative);
  const first: GroupMember = {
    entry: representative,
    relation: 'representative',
    score: 1,
    reason: 'chosen as the fullest copy',
  };
  return {
    representative,
    members: [first, ...others.map((entry) => relate(representative, entry))],
    sharesCaption: cluster
      .filter((copies) => copies.entries.includes(representative))
      .some(({ words }) => words.key !== '' && (counts.get(words.key) ?? 0) > 1),
    warnings: cluster.flatMap((copies) => doubts.get(copies) ?? []),
  };
}

function relate(representative: PreparedEntry, entry: PreparedEntry): GroupMember {
  const words = compareCaptions(representative, entry);
  const verdict = weighPhotos(words, representative.received.photo, entry.received.photo);
  const { relation, score, reason } =
    verdict.band === 'same' ? nameJoin(verdict, words) : joinedByAnother(words, entry);
  return { entry, relation, score, reason };
}

/** Where the photo joined what the words would not, the reason says so and the relation is that of the photo. */
function nameJoin(verdict: Verdict, words: Verdict): Verdict {
  if (words.band === 'same') return { ...verdict, relation: words.relation };
  const isNamed = verdict.reason !== words.reason;
  const reason = isNamed ? verdict.reason : `same photo, other words (${words.reason})`;
  return { ...verdict, relation: words.relation === 'revision' ? 'revision' : 'same-photo', reason };
}

function joinedByAnother(words: Verdict, entry: PreparedEntry): Verdict {
  return { ...words, relation: entry.isTruncated ? 'truncated' : 'near', reason: 'joined by another copy' };
}

function firstIndex({ members }: EntryGroup): number {
  return Math.min(...members.map(({ entry }) => entry.received.index));
}
