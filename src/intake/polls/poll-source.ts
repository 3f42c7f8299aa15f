import { randomUUID } from 'node:crypto';
import type { Resolve } from '../../downloads/guarded-agent.ts';
import { ExpectedError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Poll, PolledSource } from '../../sources/source.ts';
import type { Database } from '../../storage/database.ts';
import type { Delivery, Receipt } from '../../storage/receive-gallery.ts';
import { recordIntakeProblem } from '../../storage/intake-problems.ts';
import { releaseLease, takeLease } from '../../storage/leases.ts';
import { findPoll, type PollCursor, recordPoll, savePollCursor } from '../../storage/polls.ts';
import type { FeedPage, FetchedPage } from './feed.ts';
import { fetchPage } from './fetch-page.ts';
import { readApFeed } from './read-ap-feed.ts';
import { readPage } from './read-page.ts';
import { readRss } from './read-rss.ts';
import { storeItem } from './store-item.ts';

/** What a source is polled with. */
export interface PollTools {
  readonly database: Database;
  readonly log: Log;
  readonly take: (arrival: Delivery) => Promise<Receipt>;
  readonly resolve?: Resolve;
}

/** For how long a poll that died keeps the next ones away. */
const leaseSeconds = 120;
/** The most pages of one poll; the next one goes on from there. */
const mostPages = 100;

/**
 * Asks a source for what is new and stores each item as a gallery, page by page. The cursor moves on only when a page's items
 * are stored, so a poll that dies is repeated and, items being known by their content, doubles nothing. A bad item is recorded
 * and the others go on. A server that is away or sends no whole page ends the poll with `SERVICE_UNREACHABLE`, recorded. Only
 * one poll of a source goes on at a time; another does nothing.
 */
export async function pollSource(tools: PollTools, source: PolledSource): Promise<void> {
  const { database, log } = tools;
  const lease = { name: `poll ${source.name}`, holder: randomUUID(), seconds: leaseSeconds };
  if (!(await takeLease(database, lease))) {
    log.debug('the source is being polled');
    return;
  }
  try {
    let cursor = (await findPoll(database, source.name))?.cursor ?? start;
    for (let pages = 0; pages < mostPages; pages += 1) {
      if (!(await takeLease(database, lease))) return;
      const next = await pollPage(tools, source, cursor);
      if (next === null) break;
      cursor = next;
    }
    await recordPoll(database, source.name, null);
  } finally {
    await releaseLease(database, lease.name, lease.holder);
  }
}

const start: PollCursor = { url: null, etag: null, lastModified: null, seen: {} };

/** Stores what one page brings; the cursor of the next page, or `null` at the end. */
async function pollPage(
  tools: PollTools,
  source: PolledSource,
  cursor: PollCursor,
): Promise<PollCursor | null> {
  const { database } = tools;
  const url = cursor.url ?? source.poll.url;
  const fetched = await fetchPage(url, source.poll, cursor, tools.resolve);
  if (fetched.problem !== null) {
    // A cursor that the server has forgotten would be asked for for ever.
    if (fetched.isFinal && cursor.url !== null) await savePollCursor(database, source.name, start);
    throw await failPoll(tools, source, fetched.problem);
  }
  const { page, etag, lastModified } = fetched.content;
  if (page === null) return null;
  const { items, nextUrl } = await readItems(tools, source, page);
  const { seen, isComplete } = await storeItems(tools, source, items, cursor.seen);
  const hasMoved = nextUrl !== null && nextUrl !== url;
  const next: PollCursor = hasMoved
    ? { ...start, url: nextUrl }
    : {
        url: cursor.url,
        etag: isComplete ? etag : null,
        lastModified: isComplete ? lastModified : null,
        seen,
      };
  await savePollCursor(database, source.name, next);
  return hasMoved && items.length > 0 ? next : null;
}

async function readItems(tools: PollTools, source: PolledSource, page: FetchedPage): Promise<FeedPage> {
  try {
    return readFeed(source.poll, page);
  } catch (error) {
    if (error instanceof ExpectedError) throw await failPoll(tools, source, error.message);
    throw error;
  }
}

function readFeed({ kind, itemsAt }: Poll, page: FetchedPage): FeedPage {
  switch (kind) {
    case 'ap-feed':
      return readApFeed(page);
    case 'rss':
      return readRss(page);
    case 'page':
      return readPage(page, itemsAt);
  }
}

/** `isComplete: false`: an item is worth trying again, though the page may not have changed by then. */
async function storeItems(
  { database, log, take, resolve }: PollTools,
  source: PolledSource,
  items: FeedPage['items'],
  seenBefore: PollCursor['seen'],
): Promise<{ readonly seen: PollCursor['seen']; readonly isComplete: boolean }> {
  const seen = new Map<string, readonly string[]>();
  let isComplete = true;
  for (const item of items) {
    const here = seen.get(item.id) ?? [];
    const known = [...here, ...((Object.hasOwn(seenBefore, item.id) ? seenBefore[item.id] : null) ?? [])];
    const { digest, problem } = await storeItem(source, item, known, take, resolve);
    if (digest === null) isComplete = false;
    else seen.set(item.id, [...here, digest]);
    if (problem === null) continue;
    await recordIntakeProblem(database, source.name, item.name, problem);
    log.warn({ item: item.id, problem }, 'an item of a feed became no gallery');
  }
  return { seen: Object.fromEntries(seen), isComplete };
}

async function failPoll(tools: PollTools, source: PolledSource, problem: string): Promise<ExpectedError> {
  await recordPoll(tools.database, source.name, problem);
  return new ExpectedError('SERVICE_UNREACHABLE', `the poll of '${source.name}' ended: ${problem}`);
}
