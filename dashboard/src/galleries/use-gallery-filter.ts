import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { GalleryFilters } from '../../../src/client/listing-schemas.ts';

const names = ['search', 'source', 'state', 'from', 'to', 'warning', 'flag'] as const;
export type FilterName = (typeof names)[number];

/** The filter of the gallery list, as the address has it, so that it can be sent on and comes back with "back". */
export function useGalleryFilter() {
  const [params, setParams] = useSearchParams();
  const text = names.map((name) => params.get(name) ?? '').join('\n');
  const filter = useMemo(() => {
    const values = text.split('\n');
    const given = names.flatMap((name, place) => (values[place] ? [[name, values[place]]] : []));
    return Object.fromEntries(given) as GalleryFilters & Partial<Record<FilterName, string>>;
  }, [text]);
  const setFilter = useCallback(
    (name: FilterName, value: string) =>
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
  const clear = useCallback(() => setParams({}, { replace: true }), [setParams]);
  return { filter, setFilter, clear };
}
