import { createHash } from 'node:crypto';
import { ExpectedError } from '../../errors.ts';
import type { FeedItem, FeedPage, FetchedPage } from './feed.ts';
import { field, firstText, isObject, readJson } from './read-json.ts';

/** A page that is one gallery; or, with `itemsAt`, a JSON page that lists several there. */
export function readPage(page: FetchedPage, itemsAt: string | null): FeedPage {
  if (itemsAt === null) return { items: [wholePage(page)], nextUrl: null };
  const list = follow(readJson(page), itemsAt);
  if (!Array.isArray(list))
    throw new ExpectedError('INPUT_UNREADABLE', `there is no list at ${itemsAt === '' ? '/' : itemsAt}`);
  return { items: list.map((item: unknown, at) => toItem(item, `${itemsAt}/${at}`)), nextUrl: null };
}

function wholePage({ bytes, url, mediaType }: FetchedPage): FeedItem {
  const { hostname, pathname } = new URL(url);
  const name = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  return { id: url, name, uri: url, mediaType: mediaType ?? 'text/html', bytes, problem: null };
}

function toItem(item: unknown, place: string): FeedItem {
  if (!isObject(item)) return { id: place, name: place, problem: `${place} is no object` };
  const text = JSON.stringify(item);
  const own = firstText(item['id'], item['uri'], item['url']);
  const id = own ?? createHash('sha256').update(text).digest('hex');
  return {
    id,
    name: firstText(item['headline'], item['title'], own) ?? place,
    uri: firstText(item['uri'], item['url']),
    mediaType: 'application/json',
    bytes: Buffer.from(text),
    problem: null,
  };
}

/** What stands at a JSON pointer. */
function follow(document: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, name) => (Array.isArray(value) ? value[Number(name)] : field(value, name)),
      document,
    );
}
