import { setTimeout as sleep } from 'node:timers/promises';

/** A place to send in, to be given back; or how long to come back after: the output is slow, and others are not to wait for it. */
export type Place = FreePlace | { readonly isFree: false; readonly waitMs: number };

export interface FreePlace {
  readonly isFree: true;
  /** Sends, and is watched for how long that takes. */
  readonly send: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly leave: () => void;
}

/** Hands out the places of each output, in one process. */
export interface OutputPlaces {
  readonly take: (output: string) => Promise<Place>;
}

/**
 * Few deliveries go to one output at a time, so that one that does not answer takes up its own places and not the workers'. For
 * a place of an output that answers quickly one waits here; from one that does not, the delivery is sent away and comes back
 * the later, the more were sent away.
 */
export function openPlaces(): OutputPlaces {
  const outputs = new Map<string, Sending>();
  return {
    take: async (output) => {
      const sending = outputs.get(output) ?? {
        taken: 0,
        begunMs: new Set<{ readonly atMs: number }>(),
        away: 0,
      };
      outputs.set(output, sending);
      while (sending.taken >= placesOfEach) {
        // Answers that are there are read meanwhile: who was only not listened to is not slow.
        await sleep(lookAgainMs);
        if (sending.taken >= placesOfEach && isSlow(sending)) return sendAway(sending);
      }
      return enter(sending);
    },
  };
}

interface Sending {
  taken: number;
  /** When each that is being sent was begun. Only the output is slow then: claiming and writing down is the records' time. */
  readonly begunMs: Set<{ readonly atMs: number }>;
  /** How many were sent away and got no place since. */
  away: number;
}

function enter(sending: Sending): FreePlace {
  sending.taken += 1;
  sending.away = Math.max(0, sending.away - 1);
  return {
    isFree: true,
    send: async (work) => {
      const begun = { atMs: performance.now() };
      sending.begunMs.add(begun);
      return work().finally(() => sending.begunMs.delete(begun));
    },
    leave: () => void (sending.taken -= 1),
  };
}

function isSlow({ begunMs }: Sending): boolean {
  const nowMs = performance.now();
  return [...begunMs].some(({ atMs }) => nowMs - atMs > slowMs);
}

function sendAway(sending: Sending): Place {
  sending.away += 1;
  const waitMs = Math.min((1000 * sending.away) / placesOfEach, longestAwayMs);
  // Those that were sent away together do not come back together.
  return { isFree: false, waitMs: Math.round(waitMs * (0.5 + Math.random())) + 100 };
}

const placesOfEach = 4;
const slowMs = 2000;
const lookAgainMs = 20;
const longestAwayMs = 30_000;
