import { defaultThresholds, type Thresholds } from '../../desk-rules/thresholds.ts';
import { decidePhotos, nothingDecided, type DecidedPhoto } from '../decisions/decide-photos.ts';
import type { NamedDecision } from '../decisions/name-entries.ts';
import type { Warning } from '../gallery.ts';
import type { OverruledDecision, Relation } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { chooseRepresentative } from './choose-representative.ts';
import { clusterCopies } from './cluster-copies.ts';
import { collectCopies, type Copies } from './collect-copies.ts';
import type { CaptionWords, ComparedEntry } from './caption-words.ts';
import { compareRead, type Verdict } from './compare-captions.ts';
import { splitCopies } from './split-copies.ts';
import { weighPhotos } from './weigh-photos.ts';

/** The entries of one photo. */
export interface EntryGroup {
  readonly representative: PreparedEntry;
  /** The representative first, then in the order of the input. */
  readonly members: readonly GroupMember[];
  /** Another photo of the gallery has the same words. */
  readonly sharesCaption: boolean;
  readonly warnings: readonly Warning[];
  readonly decided: DecidedPhoto;
}

export interface Grouping {
  readonly groups: readonly EntryGroup[];
  /** The decisions that later ones contradict. */
  readonly overruled: readonly OverruledDecision[];
}

export interface GroupMember {
  readonly entry: PreparedEntry;
  readonly relation: Relation;
  readonly score: number;
  readonly reason: string;
}

/**
 * Which entries are one photo, by what an editor decided and then by the evidence. The order of the input decides nothing
 * but the order of the groups.
 */
export function groupDuplicates(
  entries: readonly PreparedEntry[],
  decisions: readonly NamedDecision[],
  thresholds: Thresholds = defaultThresholds,
): Grouping {
  const copies = splitCopies(collectCopies(entries), decisions);
  const { clusters, doubts, overruled } = clusterCopies(copies, decisions, thresholds);
  const counts = new Map<string, number>();
  for (const cluster of clusters) {
    for (const key of new Set(cluster.map(({ words }) => words.key)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const photos = decidePhotos(clusters.map(indexesOf), decisions);
  const groups = clusters.map((cluster, at) =>
    toGroup(cluster, { counts, doubts, thresholds }, photos.decided[at]),
  );
  return {
    groups: groups.toSorted((a, b) => firstIndex(a) - firstIndex(b)),
    overruled: [...overruled, ...photos.overruled],
  };
}

function indexesOf(cluster: readonly Copies[]): readonly number[] {
  return cluster.flatMap(({ entries }) => entries.map(({ received }) => received.index));
}

/** What is known of all groups together. */
interface GroupFacts {
  /** How many groups have these words. */
  readonly counts: ReadonlyMap<string, number>;
  readonly doubts: ReadonlyMap<Copies, Warning>;
  readonly thresholds: Thresholds;
}

function toGroup(
  cluster: readonly Copies[],
  { counts, doubts, thresholds }: GroupFacts,
  decided: DecidedPhoto = nothingDecided,
): EntryGroup {
  const entries = cluster
    .flatMap((copies) => copies.entries)
    .toSorted((a, b) => a.received.index - b.received.index);
  const representative = chooseRepresentative(entries);
  const others = entries.filter((entry) => entry !== representative);
  const readings = new Map<ComparedEntry, CaptionWords>(
    cluster.flatMap((copies) => copies.readings.map((reading) => [reading.entry, reading] as const)),
  );
  const first: GroupMember = {
    entry: representative,
    relation: 'representative',
    score: 1,
    reason: 'chosen as the fullest copy',
  };
  return {
    representative,
    members: [
      first,
      ...others.map((entry) => relate(readings, [representative, entry], decided, thresholds)),
    ].map((member) => tellKeptApart(member, decided)),
    sharesCaption: cluster
      .filter((copies) => copies.entries.includes(representative))
      .some(({ words }) => words.key !== '' && (counts.get(words.key) ?? 0) > 1),
    warnings: cluster.flatMap((copies) => doubts.get(copies) ?? []),
    decided,
  };
}

function relate(
  readings: ReadonlyMap<ComparedEntry, CaptionWords>,
  [representative, entry]: readonly [PreparedEntry, PreparedEntry],
  { merged }: DecidedPhoto,
  thresholds: Thresholds,
): GroupMember {
  const [first, second] = [readings.get(representative), readings.get(entry)];
  if (first === undefined || second === undefined)
    throw new Error('a group holds entries that were not read');
  const words = compareRead(first, second, thresholds);
  const verdict = weighPhotos(words, representative.received.photo, entry.received.photo, thresholds);
  const isSame = verdict.band === 'same';
  const isMerged = merged.has(entry.received.index) && (!isSame || merged.has(representative.received.index));
  const { relation, score, reason } = isSame ? nameJoin(verdict, words) : joinedByAnother(words, entry);
  if (!isMerged)
    return entry.received.isSuperseded
      ? { entry, relation: 'revision', score, reason: `an older version (${words.reason})` }
      : { entry, relation, score, reason };
  return { entry, relation: isSame ? relation : sameByWord(words), score, reason: mergedReason };
}

/** What the reason of an entry says that an editor decided on. */
export const mergedReason = 'an editor merged them';
export const keptApartReason = 'kept apart by an editor';

function sameByWord({ band, relation }: Verdict): Relation {
  return band === 'same' || relation === 'revision' ? relation : 'same-photo';
}

function tellKeptApart(member: GroupMember, { keptApart }: DecidedPhoto): GroupMember {
  if (!keptApart.has(member.entry.received.index)) return member;
  return { ...member, reason: `${member.reason}; ${keptApartReason}` };
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
