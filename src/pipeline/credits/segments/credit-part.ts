import type { Flag } from '../../manifest.ts';
import type { Rules } from '../../rules.ts';

/** What one segment of a credit says. */
export interface CreditPart {
  /** As printed; `''` when the part says nothing and is dropped. */
  readonly printed: string;
  readonly agency: string | null;
  readonly platform: string | null;
  /** A name that is a person's, an organisation's, or either. */
  readonly name: CreditName | null;
  /** An organisation the part names beside its name: the client in `Getty Images for Acme`, the paper in `X for Y`. */
  readonly client: string | null;
  readonly flags: readonly Flag[];
  /** A known wire, a role, a platform: words that stand in credits only. */
  readonly isProof: boolean;
}

export interface CreditName {
  readonly text: string;
  /** See `organisationScore`; a role decides it where one stands before the name. */
  readonly score: 0 | 1 | 2;
  readonly people: readonly string[];
}

/** A part that says nothing. */
export const nothing: CreditPart = {
  printed: '',
  agency: null,
  platform: null,
  name: null,
  client: null,
  flags: [],
  isProof: false,
};

/** Reads a segment; the readers of compound segments ask it for their parts. */
export type ReadSegment = (segment: string, rules: Rules) => CreditPart | null;
