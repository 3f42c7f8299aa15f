import type { Doubt } from '../../../src/client/review-schemas.ts';
import type { ReviewFilter } from './use-review-filter.ts';

/** What was done to doubts on this page, and has not all come back from the server yet. */
export interface ReviewQueue {
  /** Which doubt is looked at; `null`: the first. */
  readonly currentId: string | null;
  /** What this page has done away with; the server lists some of it until the run has ended. */
  readonly settled: ReadonlySet<string>;
  /** Put off until everything else was looked at. */
  readonly skipped: ReadonlySet<string>;
  /** Taken back: shown also while the server does not list them again. */
  readonly restored: readonly Doubt[];
}

export type QueueAction =
  | { readonly type: 'look'; readonly id: string | null }
  | { readonly type: 'settle' | 'skip'; readonly id: string; readonly nextId: string | null }
  | { readonly type: 'restore'; readonly doubts: readonly Doubt[] };

export const emptyQueue: ReviewQueue = {
  currentId: null,
  settled: new Set(),
  skipped: new Set(),
  restored: [],
};

/** What becomes of the queue. */
export function changeQueue(queue: ReviewQueue, action: QueueAction): ReviewQueue {
  switch (action.type) {
    case 'look':
      return { ...queue, currentId: action.id };
    case 'settle':
      return { ...queue, currentId: action.nextId, settled: new Set([...queue.settled, action.id]) };
    case 'skip':
      return { ...queue, currentId: action.nextId, skipped: new Set([...queue.skipped, action.id]) };
    case 'restore':
      return restore(queue, action.doubts);
  }
}

function restore(queue: ReviewQueue, doubts: readonly Doubt[]): ReviewQueue {
  const ids = new Set(doubts.map(({ id }) => id));
  const without = (all: ReadonlySet<string>) => new Set([...all].filter((id) => !ids.has(id)));
  return {
    currentId: doubts[0]?.id ?? queue.currentId,
    settled: without(queue.settled),
    skipped: without(queue.skipped),
    restored: [...queue.restored.filter(({ id }) => !ids.has(id)), ...doubts],
  };
}

/** The doubts as listed → as they are looked at: without the settled, with the restored that are asked for, the skipped last. */
export function arrangeDoubts(
  listed: readonly Doubt[],
  queue: ReviewQueue,
  { kind, source }: ReviewFilter,
): readonly Doubt[] {
  const known = new Set(listed.map(({ id }) => id));
  const isAsked = (doubt: Doubt) =>
    (kind === null || doubt.kind === kind) && (source === null || doubt.gallery.source === source);
  const restored = queue.restored.filter((doubt) => !known.has(doubt.id) && isAsked(doubt));
  const all = [...restored, ...listed].filter(({ id }) => !queue.settled.has(id));
  const isSkipped = ({ id }: Doubt) => queue.skipped.has(id);
  return [...all.filter((doubt) => !isSkipped(doubt)), ...all.filter(isSkipped)];
}

/** Which doubt is looked at after this one. */
export function nextAfter(doubts: readonly Doubt[], id: string): string | null {
  const place = doubts.findIndex((doubt) => doubt.id === id);
  return (doubts[place + 1] ?? doubts[place - 1])?.id ?? null;
}
