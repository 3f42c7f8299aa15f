import type { Rules } from '../rules.ts';

/** A caption on its way through the cleaners, with what they learned from what they took away. */
export interface CaptionDraft {
  readonly text: string;
  readonly isTruncated: boolean;
  readonly counter: number | null;
  readonly correction: string | null;
}

/** One small repair. Run twice, it changes nothing more. */
export interface CaptionCleaner {
  /** What the decision trail calls it. */
  readonly name: string;
  readonly clean: (draft: CaptionDraft, rules: Rules) => CaptionDraft;
}
