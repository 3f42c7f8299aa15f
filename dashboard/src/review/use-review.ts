import { useInfiniteQuery } from '@tanstack/react-query';
import { useReducer, useRef, useState } from 'react';
import type { Doubt } from '../../../src/client/review-schemas.ts';
import { client } from '../client.ts';
import { queries } from '../live/queries.ts';
import { tellProblem } from '../shell/notice-queue.ts';
import { arrangeDoubts, changeQueue, emptyQueue, nextAfter } from './review-queue.ts';
import { settleDoubt, type Settlement, tellSettlement, type Undo } from './settle-doubt.ts';
import type { ReviewFilter } from './use-review-filter.ts';

const pageSize = 50;

interface Done {
  readonly doubts: readonly Doubt[];
  /** Resolves when the server has it; `null`: it cannot be taken back here. */
  readonly undo: Promise<Undo | null>;
}

/** The doubts to look at, and what is done about them: shown at once, sent behind, taken back one by one. */
export function useReview(filter: ReviewFilter) {
  const { list, listed } = useDoubtList(filter);
  const [queue, change] = useReducer(changeQueue, emptyQueue);
  const done = useRef<Done[]>([]);
  const [said, setSaid] = useState('');
  const doubts = arrangeDoubts(listed, queue, filter);
  const current = doubts.find(({ id }) => id === queue.currentId) ?? doubts[0] ?? null;
  const leave = (doubt: Doubt, type: 'settle' | 'skip', undo: Done['undo']) => {
    done.current.push({ doubts: [doubt], undo });
    change({ type, id: doubt.id, nextId: nextAfter(doubts, doubt.id) });
  };
  const settle = (doubt: Doubt, settlement: Settlement) => {
    const sent = settleDoubt(doubt, settlement);
    leave(doubt, 'settle', sent);
    setSaid(`${tellSettlement(settlement)} ${titleOf(doubt)}`);
    sent.catch((error: unknown) => {
      done.current = done.current.filter(({ undo }) => undo !== sent);
      change({ type: 'restore', doubts: [doubt] });
      tellProblem(error);
    });
  };
  const skip = (doubt: Doubt) => {
    leave(
      doubt,
      'skip',
      Promise.resolve(async () => {}),
    );
    setSaid(`Skipped. ${titleOf(doubt)}`);
  };
  const undo = () =>
    void takeBack(done.current, (last) => change({ type: 'restore', doubts: last }), setSaid);
  /** What was done about many at once is taken back like the rest. */
  const noteDone = (undoMany: Undo, told: string) => {
    done.current.push({ doubts: [], undo: Promise.resolve(undoMany) });
    setSaid(told);
  };
  const look = (id: string | null) => change({ type: 'look', id });
  return { list, doubts, current, skipped: queue.skipped, said, look, settle, skip, undo, noteDone };
}

function useDoubtList(filter: ReviewFilter) {
  const list = useInfiniteQuery({
    queryKey: ['review', filter],
    queryFn: ({ pageParam, signal }) =>
      client.listDoubts({ ...filter, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const all = list.data?.pages.flatMap((page) => page.doubts) ?? [];
  // A doubt that became less doubtful between two pages stands on both.
  const listed = [...new Map(all.map((doubt) => [doubt.id, doubt])).values()];
  return { list, listed };
}

/** The last thing that was done, once the server has heard of it. */
async function takeBack(
  done: Done[],
  restore: (doubts: readonly Doubt[]) => void,
  say: (text: string) => void,
): Promise<void> {
  const last = done.pop();
  if (last === undefined) return say('There is nothing to take back.');
  try {
    const undo = await last.undo;
    if (undo === null)
      return say('That cannot be taken back here: decide it anew on the page of the gallery.');
    if (last.doubts.length > 0) restore(last.doubts);
    await undo();
    say(`Taken back. ${last.doubts.map(titleOf).join(' ')}`.trim());
    void queries.invalidateQueries({ queryKey: ['review'] });
  } catch (error) {
    tellProblem(error);
  }
}

function titleOf({ gallery: { headline, name } }: Doubt): string {
  return headline ?? name;
}
