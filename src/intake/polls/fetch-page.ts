import { buffer } from 'node:stream/consumers';
import { download, type Download } from '../../downloads/download.ts';
import type { Resolve } from '../../downloads/guarded-agent.ts';
import type { Poll } from '../../sources/source.ts';
import type { FetchedPage } from './feed.ts';

/** What a server gave: a page with its version, or word that it is the one we know. */
export interface PageAnswer {
  readonly page: FetchedPage | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const accept: { readonly [Kind in Poll['kind']]: string } = {
  'ap-feed': 'application/json',
  rss: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
  page: 'application/json, text/html;q=0.9, */*;q=0.5',
};

/** The most bytes of a page that lists galleries. */
const maxPageBytes = 100 * 1024 * 1024;

/** Asks for a page, or only for what is new since a version of it. Secret headers go to the host of the source's own address. */
export function fetchPage(
  url: string,
  poll: Poll,
  known: { readonly etag: string | null; readonly lastModified: string | null },
  resolve?: Resolve,
): Promise<Download<PageAnswer>> {
  const isHome = new URL(url).origin === new URL(poll.url).origin;
  const headers: Readonly<Record<string, string>> = {
    ...(isHome && poll.headers),
    ...(known.etag !== null && { 'if-none-match': known.etag }),
    ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
  };
  const question = {
    address: url,
    rules: { hosts: poll.hosts },
    accept: accept[poll.kind],
    maxBytes: maxPageBytes,
    headers,
  };
  return download(
    question,
    async ({ status, header, body }) => ({
      page: status === 304 ? null : { bytes: await buffer(body), url, mediaType: header('content-type') },
      etag: header('etag'),
      lastModified: header('last-modified'),
    }),
    resolve,
  );
}
