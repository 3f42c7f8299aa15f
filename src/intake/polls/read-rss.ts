import { createHash } from 'node:crypto';
import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { ExpectedError } from '../../errors.ts';
import { decodeText } from '../../formats/decode-text.ts';
import type { FeedItem, FeedPage, FetchedPage } from './feed.ts';
import { escapeHtml } from '../../formats/escape-html.ts';

/**
 * An RSS or Atom page: each item as a small HTML page of its title, its content and its media. A page that is cut off or is no
 * feed is `INPUT_UNREADABLE`.
 */
export function readRss(page: FetchedPage): FeedPage {
  const { text } = decodeText({ bytes: page.bytes, name: page.url });
  if (!/<\/(?:rss|feed|(?:\w+:)?RDF)>\s*(?:<!--[^]*-->\s*)?$/.test(text.trimEnd()))
    throw new ExpectedError('INPUT_UNREADABLE', 'the page is no whole RSS or Atom feed');
  const document = load(text, { xml: true });
  const items = document('item, entry').toArray();
  return { items: items.map((item, at) => toItem(document, document(item), page.url, at)), nextUrl: null };
}

function toItem(document: CheerioAPI, item: Cheerio<Element>, base: string, at: number): FeedItem {
  const title = child(item, 'title').text().trim();
  const link = readLink(item, base);
  const content = readContent(item);
  const figures = item
    .find(String.raw`media\:content, enclosure`)
    .toArray()
    .map((media) => toFigure(document(media), item))
    .join('\n');
  const own = child(item, 'guid').text().trim() || child(item, 'id').text().trim() || link;
  const html = toPage(title, readDate(item), [content, figures]);
  const id = own ?? createHash('sha256').update(html).digest('hex');
  const name = title || (own ?? `item ${at}`);
  if (content === '' && figures === '' && link === null)
    return { id, name, problem: 'the item holds nothing and links to nothing' };
  return { id, name, uri: link, mediaType: 'text/html', bytes: Buffer.from(html), problem: null };
}

/** A direct child: media have titles of their own. */
function child(item: Cheerio<Element>, name: string): Cheerio<Element> {
  return item.children(name.replace(':', String.raw`\:`)).first();
}

function readLink(item: Cheerio<Element>, base: string): string | null {
  const links = item.children('link').toArray();
  const link = links.find(({ attribs }) => (attribs['rel'] ?? 'alternate') === 'alternate') ?? links[0];
  const address = link?.attribs['href'] ?? child(item, 'link').text().trim();
  return address !== '' && URL.canParse(address, base) ? new URL(address, base).href : null;
}

/** As HTML: `content:encoded` and `description` hold it as text, Atom also as elements. */
function readContent(item: Cheerio<Element>): string {
  for (const name of ['content:encoded', 'content', 'description', 'summary']) {
    const found = child(item, name);
    const type = found.attr('type');
    const html = type === 'xhtml' ? (found.html() ?? '') : found.text();
    if (html.trim() !== '') return type === 'text' ? `<p>${escapeHtml(html)}</p>` : html.trim();
  }
  return '';
}

function readDate(item: Cheerio<Element>): string | null {
  const words = ['pubDate', 'published', 'dc:date', 'updated'].map((name) => child(item, name).text().trim());
  const moment = new Date(words.find((word) => word !== '') ?? '');
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

function toFigure(media: Cheerio<Element>, item: Cheerio<Element>): string {
  const url = media.attr('url') ?? '';
  const type = `${media.attr('medium') ?? ''} ${media.attr('type') ?? ''}`;
  const isImage = /image/.test(type) || (type.trim() === '' && /\.(?:jpe?g|png|webp)(?:\?|$)/i.test(url));
  if (!isImage || url === '') return '';
  const isLone = item.find(String.raw`media\:content`).length === 1;
  const say = (name: string) =>
    (
      child(media, name).text() ||
      (isLone
        ? item
            .find(name.replace(':', String.raw`\:`))
            .first()
            .text()
        : '')
    ).trim();
  const caption = say('media:description') || say('media:title');
  const credit = say('media:credit');
  const words = [caption, credit === '' ? '' : `(${credit})`].filter((word) => word !== '').join(' ');
  return `<figure><img src="${escapeHtml(url)}"><figcaption>${escapeHtml(words)}</figcaption></figure>`;
}

function toPage(title: string, date: string | null, parts: readonly string[]): string {
  const published = date === null ? '' : `<meta property="article:published_time" content="${date}">`;
  const body = parts.filter((part) => part !== '').join('\n');
  return `<!doctype html>
<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>${published}</head>
<body><article><h1>${escapeHtml(title)}</h1>
${body}
</article></body></html>
`;
}
