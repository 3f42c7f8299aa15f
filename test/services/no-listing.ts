import type { ManifestListing } from '../../src/storage/listings/summarise-manifest.ts';

/** Of a manifest without items, for tests that look at other things. */
export const noListing: ManifestListing = {
  texts: [],
  flags: [],
  warnings: [],
  summary: {
    entries: 0,
    items: 0,
    collapsed: 0,
    warnings: 0,
    flags: [],
    agencies: [],
    photoDigest: null,
  },
};
