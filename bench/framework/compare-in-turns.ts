/** Two things to do, one call each; a promise is waited for. */
export interface Sides {
  readonly ours: () => unknown;
  readonly beside: () => unknown;
}

export interface TurnOptions {
  /** How often each has its turn. */
  readonly rounds: number;
  /** At least so long is one turn, in the clock's milliseconds: as many calls as that takes. */
  readonly turnMs?: number;
  /**
   * As many calls go before each turn and do not count: V8 throws away what it compiled of regular expressions that rest while
   * the other side has its turn. Without it where every call is a process of its own, or a photo.
   */
  readonly warmsUp?: boolean;
  readonly clock?: () => number;
}

/** Milliseconds a call, medians of all turns. */
export interface Compared {
  readonly oursMs: number;
  readonly besideMs: number;
  /** Ours in terms of the other. */
  readonly ratio: number;
}

/** Measures two sides in turns, so that what else the machine does falls on both. */
export async function compareInTurns({ ours, beside }: Sides, options: TurnOptions): Promise<Compared> {
  const { rounds, turnMs = 20, warmsUp = true, clock = cpuMs } = options;
  const counts = [await countCalls(ours, turnMs, clock), await countCalls(beside, turnMs, clock)] as const;
  const times: { readonly ours: number[]; readonly beside: number[] } = { ours: [], beside: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (warmsUp) await timeCalls(beside, counts[1], clock);
    times.beside.push((await timeCalls(beside, counts[1], clock)) / counts[1]);
    if (warmsUp) await timeCalls(ours, counts[0], clock);
    times.ours.push((await timeCalls(ours, counts[0], clock)) / counts[0]);
  }
  const [oursMs, besideMs] = [median(times.ours), median(times.beside)];
  return { oursMs, besideMs, ratio: oursMs / besideMs };
}

/** The CPU time of this process so far, all its threads, in milliseconds: what others do on the machine does not count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The value in the middle; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** How many calls fill a turn; finding out warms up. */
async function countCalls(work: () => unknown, turnMs: number, clock: () => number): Promise<number> {
  for (let count = 1; ; count *= 2) {
    const takenMs = await timeCalls(work, count, clock);
    if (takenMs >= turnMs) return count;
  }
}

/** What was last returned: calls whose results nobody looks at could be left out by the compiler. */
const seen: { last: unknown } = { last: null };

async function timeCalls(work: () => unknown, count: number, clock: () => number): Promise<number> {
  const start = clock();
  for (let call = 0; call < count; call += 1) {
    const result = work();
    // A wait for what is no promise costs more than many a call.
    seen.last = result instanceof Promise ? await result : result;
  }
  return clock() - start;
}
