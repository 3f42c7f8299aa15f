import type { Publication } from '../storage/publications.ts';

/** What is sent to an output: a publication, and its manifest. */
export interface Emission {
  /** The same however often it is tried: receivers know by it what they have. */
  readonly deliveryId: string;
  readonly publication: Publication;
  /** The exact bytes of the manifest as text; `null` where there is none to read. */
  readonly manifest: string | null;
}

/** What came of sending it. */
export type Sent =
  | { readonly isDelivered: true; readonly status: number | null }
  | {
      readonly isDelivered: false;
      /** Why, in words. */
      readonly problem: string;
      /** The status of HTTP that was answered. */
      readonly status: number | null;
      /** Trying again would end the same way. */
      readonly isFinal: boolean;
      /** How long the receiver asks to be left alone. */
      readonly retryAfterMs: number | null;
    };

/** Sends to one output. What is thrown is a problem that may go away; nothing is changed any more once the signal is aborted. */
export type Send = (emission: Emission, signal: AbortSignal) => Promise<Sent>;
