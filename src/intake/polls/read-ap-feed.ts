import { ExpectedError } from '../../errors.ts';
import type { FeedItem, FeedPage, FetchedPage } from './feed.ts';
import { field, firstText, isObject, readJson } from './read-json.ts';

/**
 * A page of the AP Media API's feed, `{ data: { items: [{ meta, item }], next_page } }`: each item as JSON of its own. `meta` is
 * about the delivery and left aside: it would make a new revision of what is the same.
 */
export function readApFeed(page: FetchedPage): FeedPage {
  const document = readJson(page);
  const data = field(document, 'data');
  const list = field(data, 'items');
  if (!Array.isArray(list))
    throw new ExpectedError('INPUT_UNREADABLE', 'the page is no feed: there is no list at /data/items');
  const next = firstText(field(data, 'next_page'), field(document, 'next_page'));
  return {
    items: list.map((entry: unknown, at) => toItem(field(entry, 'item') ?? entry, at)),
    nextUrl: next !== null && URL.canParse(next, page.url) ? new URL(next, page.url).href : null,
  };
}

function toItem(item: unknown, at: number): FeedItem {
  if (!isObject(item)) return { id: `#${at}`, name: `item ${at}`, problem: `/data/items/${at} is no object` };
  const id = firstText(field(item['altids'], 'itemid'), item['uri']);
  if (id === null)
    return { id: `#${at}`, name: `item ${at}`, problem: `/data/items/${at} has no altids.itemid and no uri` };
  return {
    id,
    name: firstText(field(item['altids'], 'friendlykey'), item['headline'], id) ?? id,
    uri: firstText(item['uri']),
    mediaType: 'application/json',
    bytes: Buffer.from(JSON.stringify(item)),
    problem: null,
  };
}
