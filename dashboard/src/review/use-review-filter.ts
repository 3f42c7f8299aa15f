import type { DoubtKind } from '../../../src/client/review-schemas.ts';
import { useAddressFilter } from '../controls/use-address-filter.ts';
import { kindNames } from './kind-names.ts';

/** Which doubts are shown, as the address has it. */
export interface ReviewFilter {
  readonly kind: DoubtKind | null;
  readonly source: string | null;
}

const names = ['kind', 'source'] as const;

/** The filter of the review, as the address has it, and a way to change it. */
export function useReviewFilter() {
  const { filter: named, setFilter } = useAddressFilter(names);
  const { kind = '', source = null } = named;
  const filter: ReviewFilter = { kind: isKind(kind) ? kind : null, source };
  return { filter, setFilter };
}

function isKind(kind: string): kind is DoubtKind {
  return Object.hasOwn(kindNames, kind);
}
