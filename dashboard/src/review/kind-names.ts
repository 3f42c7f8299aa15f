import type { DoubtKind } from '../../../src/client/review-schemas.ts';

/** What a desk calls the kinds of doubts, in the order of the filter. */
export const kindNames: Readonly<Record<DoubtKind, string>> = {
  apart: 'One photo?',
  joined: 'Two photos?',
  conflict: 'Contradiction',
  date: 'Date',
  'no-credit': 'No credit',
  decision: 'Stale decision',
};
