/**
 * An editor's word about a gallery. It outlives every rerun: it names entries by their content, and the manifest is made
 * from the bytes, the settings, the rules and the list of decisions, so that a decision taken off the list leaves no trace.
 * Its JSON Schema is `schemas/decision.schema.json`.
 */
export type Decision = PlainDecision | ValueDecision;

/** `keep-apart`, `merge`: the entries are not, or are, of one photo. `leave-out`: they become no item. */
export interface PlainDecision extends DecisionRecord {
  readonly kind: (typeof plainKinds)[number];
  readonly value: null;
}

/** The photo that holds one of the entries is printed with this caption, credit line or date (`YYYY[-MM[-DD]]`). */
export interface ValueDecision extends DecisionRecord {
  readonly kind: (typeof valueKinds)[number];
  readonly value: string;
}

interface DecisionRecord {
  readonly id: string;
  /**
   * The entries it speaks of, by the keys that stand in the manifest. `KEY` is every entry with that content, also one that
   * comes later; `KEY#2` is the second of them in the gallery's order. `nameEntries` says what a repeated key means.
   */
  readonly entries: readonly string[];
  readonly who: string;
  /** When it was decided, ISO 8601 with its zone; of two decisions that contradict each other the later wins. */
  readonly when: string;
  readonly note: string | null;
}

export const plainKinds = ['keep-apart', 'merge', 'leave-out'] as const;
export const valueKinds = ['caption', 'credit', 'date'] as const;
