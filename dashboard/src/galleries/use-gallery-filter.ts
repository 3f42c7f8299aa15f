import type { GalleryFilter } from '../../../src/client/rerun-schemas.ts';
import { useAddressFilter } from '../controls/use-address-filter.ts';

const names = ['search', 'source', 'state', 'from', 'to', 'warning', 'flag'] as const;
export type FilterName = (typeof names)[number];

/** The filter of the gallery list, and of reruns of what is in it, as the address has it. */
export function useGalleryFilter() {
  const { filter, ...rest } = useAddressFilter(names);
  // A state that the server does not know it refuses, and says so.
  return { filter: filter as GalleryFilter & Partial<Record<FilterName, string>>, ...rest };
}
