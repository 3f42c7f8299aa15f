import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import type { DoubtKind } from '../../../src/client/review-schemas.ts';
import { kindNames } from './kind-names.ts';

/** Which doubts are shown, as the address has it. */
export interface ReviewFilter {
  readonly kind: DoubtKind | null;
  readonly source: string | null;
}

/** The filter of the review, as the address has it, and a way to change it. */
export function useReviewFilter() {
  const [params, setParams] = useSearchParams();
  const kind = params.get('kind');
  const setFilter = useCallback(
    (name: keyof ReviewFilter, value: string) =>
      setParams(
        (before) => {
          if (value === '') before.delete(name);
          else before.set(name, value);
          return before;
        },
        { replace: true },
      ),
    [setParams],
  );
  const filter: ReviewFilter = {
    kind: kind !== null && isKind(kind) ? kind : null,
    source: params.get('source'),
  };
  return { filter, setFilter };
}

function isKind(kind: string): kind is DoubtKind {
  return Object.hasOwn(kindNames, kind);
}
