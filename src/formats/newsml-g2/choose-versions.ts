import { compareVersions } from '../news-items/compare-versions.ts';
import type { NewsItem } from './news-item.ts';

/** Of the versions of each item that came, by its id, the newest; of equal ones the later in the document. */
export function chooseVersions(items: readonly NewsItem[]): ReadonlyMap<string, NewsItem> {
  const newest = new Map<string, NewsItem>();
  for (const item of items) {
    if (item.guid === null) continue;
    const known = newest.get(item.guid);
    if (known === undefined || compareVersions(item, known) >= 0) newest.set(item.guid, item);
  }
  return newest;
}
