import type { GalleryFilter } from '../../../src/client/rerun-schemas.ts';

const names: Readonly<Record<keyof GalleryFilter, string>> = {
  search: 'words',
  source: 'source',
  state: 'state',
  from: 'from',
  to: 'to',
  warning: 'warning',
  flag: 'flag',
};

/** `source wire, from 2026-05-01` */
export function filterInWords(filter: GalleryFilter): string {
  const words = (Object.keys(names) as (keyof GalleryFilter)[])
    .filter((name) => filter[name] !== undefined)
    .map((name) => `${names[name]} ${filter[name]}`);
  return words.length === 0 ? 'all galleries' : words.join(', ');
}
