import { sampleGallery } from '../services/deliveries.ts';

/** A gallery that was answered with a receipt, and so must never be lost. */
export interface Acknowledged {
  readonly name: string;
  readonly text: string;
  readonly galleryId: string;
  readonly runId: string;
}

/** What a sender has been told so far. */
export interface Traffic {
  readonly acknowledged: Acknowledged[];
  /** Answers other than 2xx, by status; 0: none came. */
  readonly refused: Map<number, number>;
  /** The longest that a request took, in milliseconds. */
  readonly slowestMs: () => number;
  /** Sends so many new galleries, a few at a time; what is refused is not sent again. */
  readonly send: (count: number) => Promise<void>;
}

/** A sender of galleries that are each another one, to whichever server `address` names at the moment. */
export function openTraffic(address: () => string): Traffic {
  const acknowledged: Acknowledged[] = [];
  const refused = new Map<number, number>();
  let slowestMs = 0;
  const sendNext = async () => {
    sent += 1;
    const name = `frame-${sent}.txt`;
    const text = `${sampleGallery}\nFrame ${sent} of the mole in Port Alder. (AP Photo/Ilse Marrow)\n`;
    const beganMs = performance.now();
    const { status, receipt } = await post(address(), name, text);
    slowestMs = Math.max(slowestMs, performance.now() - beganMs);
    if (receipt === null) refused.set(status, (refused.get(status) ?? 0) + 1);
    else acknowledged.push({ name, text, galleryId: receipt.gallery.id, runId: receipt.run.id });
  };
  return {
    acknowledged,
    refused,
    slowestMs: () => slowestMs,
    send: async (count) => {
      let left = count;
      const sendSome = async () => {
        for (; left > 0; await sendNext()) left -= 1;
      };
      await Promise.all(Array.from({ length: sendersAtOnce }, sendSome));
    },
  };
}

export interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}

/** Hands in one gallery; `receipt` is `null` where it was not taken. */
export async function post(
  address: string,
  name: string,
  text: string,
  more: { readonly query?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly status: number; readonly receipt: Receipt | null }> {
  const query = `source=wire&name=${name}&referenceDate=${referenceDate}${more.query ?? ''}`;
  const answer = await fetch(`${address}/api/galleries?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...more.headers },
    body: text,
  }).catch(() => null);
  if (answer === null) return { status: 0, receipt: null };
  const body = await answer.json().catch(() => null);
  return { status: answer.status, receipt: answer.ok ? (body as Receipt) : null };
}

/** Of all senders of a test file: what was sent before would be known. */
let sent = 0;

export const referenceDate = '2026-05-04';
const sendersAtOnce = 8;
