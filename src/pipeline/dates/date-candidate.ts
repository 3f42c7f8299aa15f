/** A date a text may mean: what was written, before it is weighed against the others. */
export interface DateCandidate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly when: When;
  /** The weekday written beside a day, 0 for Sunday. */
  readonly weekday: number | null;
}

export type When =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'month-day'; readonly month: number; readonly day: number }
  | { readonly kind: 'month-alone'; readonly month: number }
  /** A month of this year (0) or the last (1). */
  | { readonly kind: 'month-of'; readonly month: number; readonly years: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly isBeforeReference: boolean }
  | { readonly kind: 'days-ago'; readonly days: number }
  | { readonly kind: 'months-ago'; readonly months: number }
  | { readonly kind: 'years-ago'; readonly years: number }
  | { readonly kind: 'vague' }
  /** Two numbers that may be day and month or month and day. */
  | { readonly kind: 'ambiguous'; readonly year: number; readonly first: number; readonly second: number };
