import type { OverruledDecision } from '../manifest.ts';
import type { ValueDecision } from './decision.ts';
import type { NamedDecision } from './name-entries.ts';

/** What of one photo is an editor's word. */
export interface DecidedPhoto {
  /** The decisions that it rests on, in the order in which they were made. */
  readonly ids: readonly string[];
  readonly caption: string | null;
  readonly credit: string | null;
  readonly date: string | null;
  /** The indexes of entries that an editor says are of this photo together, and of those that are not of another. */
  readonly merged: ReadonlySet<number>;
  readonly keptApart: ReadonlySet<number>;
}

export interface DecidedPhotos {
  /** In the order of the photos. */
  readonly decided: readonly DecidedPhoto[];
  readonly overruled: readonly OverruledDecision[];
}

/** Photos as the indexes of their entries → what editors decided of each; of two words on one thing the later is taken. */
export function decidePhotos(
  photos: readonly (readonly number[])[],
  decisions: readonly NamedDecision[],
): DecidedPhotos {
  if (decisions.length === 0) return { decided: photos.map(() => nothingDecided), overruled: [] };
  const photoOf = new Map(
    photos.flatMap((entries, photo) => entries.map((index) => [index, photo] as const)),
  );
  const drafts = photos.map(startDraft);
  const overruled: OverruledDecision[] = [];
  for (const named of decisions) {
    const { decision } = named;
    const held = [...entriesByPhoto(named, photoOf)].flatMap(([photo, entries]) => {
      const draft = drafts[photo];
      return draft === undefined ? [] : [{ draft, entries }];
    });
    if (decision.kind === 'merge')
      held.forEach(({ draft, entries }) => noteMerge(draft, entries, decision.id));
    else if (decision.kind === 'keep-apart' && held.length > 1)
      held.forEach(({ draft, entries }) => noteKeptApart(draft, entries, decision.id));
    else if (decision.value !== null)
      held.forEach(({ draft }) => overruled.push(...noteValue(draft, decision)));
  }
  return { decided: drafts.map(finishDraft), overruled };
}

/** A photo that no decision speaks of. */
export const nothingDecided: DecidedPhoto = {
  ids: [],
  caption: null,
  credit: null,
  date: null,
  merged: new Set(),
  keptApart: new Set(),
};

interface Draft {
  readonly ids: Set<string>;
  readonly values: Map<ValueDecision['kind'], ValueDecision>;
  readonly merged: Set<number>;
  readonly keptApart: Set<number>;
}

function startDraft(): Draft {
  return { ids: new Set(), values: new Map(), merged: new Set(), keptApart: new Set() };
}

function finishDraft({ ids, values, merged, keptApart }: Draft): DecidedPhoto {
  const valueOf = (kind: ValueDecision['kind']) => values.get(kind)?.value ?? null;
  return {
    ids: [...ids],
    caption: valueOf('caption'),
    credit: valueOf('credit'),
    date: valueOf('date'),
    merged,
    keptApart,
  };
}

function entriesByPhoto(
  { names }: NamedDecision,
  photoOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, ReadonlySet<number>> {
  const byPhoto = new Map<number, Set<number>>();
  for (const index of names.flatMap(({ entries }) => entries)) {
    const photo = photoOf.get(index);
    if (photo === undefined) continue;
    const entries = byPhoto.get(photo);
    if (entries === undefined) byPhoto.set(photo, new Set([index]));
    else entries.add(index);
  }
  return byPhoto;
}

function noteMerge({ ids, merged }: Draft, entries: ReadonlySet<number>, id: string): void {
  if (entries.size < 2) return;
  ids.add(id);
  for (const index of entries) merged.add(index);
}

function noteKeptApart({ ids, keptApart }: Draft, entries: ReadonlySet<number>, id: string): void {
  ids.add(id);
  for (const index of entries) keptApart.add(index);
}

function noteValue({ ids, values }: Draft, decision: ValueDecision): readonly OverruledDecision[] {
  const earlier = values.get(decision.kind);
  values.set(decision.kind, decision);
  if (earlier !== undefined) ids.delete(earlier.id);
  ids.add(decision.id);
  if (earlier === undefined) return [];
  const reason = `a later decision gives the photo another ${decision.kind}`;
  return [{ id: earlier.id, by: decision.id, reason }];
}
