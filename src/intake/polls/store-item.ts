import { createHash } from 'node:crypto';
import { ExpectedError, isPassing } from '../../errors.ts';
import type { Resolve } from '../../downloads/guarded-agent.ts';
import { type PolledSource, settingsFor } from '../../sources/source.ts';
import { contentOf } from '../../storage/gallery-content.ts';
import type { Delivery, Receipt } from '../../storage/receive-gallery.ts';
import { receivedReason } from '../../storage/runs.ts';
import { arrivalKey } from '../arrival-key.ts';
import { refuseAtOnce } from '../refuse-at-once.ts';
import type { FeedItem } from './feed.ts';
import { fetchPage } from './fetch-page.ts';

/** What became of an item. */
export interface StoredItem {
  /** What it looked like: it is passed over until that changes. `null`: it is worth trying again. */
  readonly digest: string | null;
  /** Why it became no gallery. */
  readonly problem: string | null;
}

/**
 * Stores an item of a feed as a gallery, unless it looks as it did before. What is wrong with the item is its problem; only
 * when nothing can be stored at all is that thrown.
 */
export async function storeItem(
  source: PolledSource,
  item: FeedItem,
  seen: readonly string[],
  take: (arrival: Delivery) => Promise<Receipt>,
  resolve?: Resolve,
): Promise<StoredItem> {
  const digest = digestOf(item);
  if (seen.includes(digest)) return { digest, problem: null };
  if (item.problem !== null) return { digest, problem: item.problem };
  const content = await readContent(source, item, resolve);
  if (content.problem !== null) return { digest: content.isFinal ? digest : null, problem: content.problem };
  try {
    const arrival = toArrival(source, item, content);
    refuseAtOnce(arrival.content, item.name, source);
    await take(arrival);
    return { digest, problem: null };
  } catch (error) {
    if (error instanceof ExpectedError && !isPassing(error)) return { digest, problem: error.message };
    throw error;
  }
}

type GoodItem = Extract<FeedItem, { problem: null }>;

type ItemContent =
  | { readonly bytes: Uint8Array; readonly mediaType: string; readonly problem: null }
  | { readonly problem: string; readonly isFinal: boolean };

/** What the feed carries, or the page that the item links to. */
async function readContent(
  { poll }: PolledSource,
  item: GoodItem,
  resolve: Resolve | undefined,
): Promise<ItemContent> {
  if (!poll.isFollowed || poll.kind !== 'rss' || item.uri === null) return item;
  const fetched = await fetchPage(item.uri, poll, { etag: null, lastModified: null }, resolve);
  if (fetched.problem !== null) {
    const problem = `the page it links to cannot be fetched: ${fetched.problem}`;
    return { problem, isFinal: fetched.isFinal };
  }
  const { page } = fetched.content;
  if (page === null) return { problem: 'the page it links to came without content', isFinal: true };
  return { bytes: page.bytes, mediaType: page.mediaType ?? 'text/html', problem: null };
}

function toArrival(
  source: PolledSource,
  { id, name, uri }: GoodItem,
  { bytes, mediaType }: Extract<ItemContent, { problem: null }>,
): Delivery {
  // It came in a page that had to be read whole.
  const content = contentOf(bytes);
  return {
    source: source.name,
    name,
    uri,
    mediaType,
    content,
    photos: [],
    identity: id,
    idempotencyKey: arrivalKey(source, content),
    settings: settingsFor(source, {}, new Date()),
    reason: receivedReason,
    requestedBy: source.name,
  };
}

function digestOf(item: FeedItem): string {
  return createHash('sha256')
    .update(item.problem ?? item.bytes)
    .digest('hex');
}
