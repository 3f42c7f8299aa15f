import { describe, expect, test } from 'vitest';
import type { FeedItem, FeedPage } from '../../../src/intake/polls/feed.ts';
import { readApFeed } from '../../../src/intake/polls/read-ap-feed.ts';
import { readPage } from '../../../src/intake/polls/read-page.ts';
import { readRss } from '../../../src/intake/polls/read-rss.ts';
import { defaultSettings } from '../../../src/pipeline/cleaning-settings.ts';
import { runPipeline } from '../../../src/pipeline/pipeline.ts';
import { loadRules } from '../../../src/rules.ts';

const url = 'https://wire.example/feed?page_size=2';

function page(content: unknown, mediaType: string | null = null) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { bytes: Buffer.from(text), url, mediaType };
}

/** An item with its bytes as text. */
function shown(item: FeedItem | undefined) {
  if (item === undefined || item.problem !== null) return item;
  return { ...item, bytes: Buffer.from(item.bytes).toString() };
}

describe('a feed of the AP Media API', () => {
  const item = (id: string) => ({
    uri: `https://api.wire.example/${id}`,
    altids: { itemid: id, friendlykey: '2612' },
  });

  test('gives each item as JSON, and where what follows will be', () => {
    const read = readApFeed(
      page({ data: { items: [{ meta: { products: [1] }, item: item('a') }], next_page: '/feed?seq=7' } }),
    );
    expect(read.nextUrl).toBe('https://wire.example/feed?seq=7');
    expect(read.items.map(shown)).toEqual([
      {
        id: 'a',
        name: '2612',
        uri: 'https://api.wire.example/a',
        mediaType: 'application/json',
        bytes: JSON.stringify(item('a')),
        problem: null,
      },
    ]);
  });

  test('keeps an item that is none from nothing but itself', () => {
    const { items } = readApFeed(
      page({ data: { items: [null, { item: { headline: 'x' } }, { item: item('b') }] } }),
    );
    expect(items.map(({ problem }) => problem)).toEqual([
      '/data/items/0 is no object',
      '/data/items/1 has no altids.itemid and no uri',
      null,
    ]);
  });

  test.each([
    ['is cut off', '{ "data": { "items": [ {', /not JSON/],
    ['is something else', { data: { item: {} } }, /no list at \/data\/items/],
  ])('that %s is refused whole', (_name, content, message) => {
    expect(() => readApFeed(page(content))).toThrow(message);
  });
});

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbor</title>${items}</channel></rss>`;

describe('an RSS or Atom feed', () => {
  test('gives each item as a page of its own with its content, captions and credits', async () => {
    const read = readRss(
      page(
        rss(`<item><title>Boats &amp; nets</title><guid>harbor-17</guid><link>/boats</link>
          <pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate>
          <content:encoded><![CDATA[<p>The fleet is back.</p>]]></content:encoded>
          <media:content url="https://harbor.example/net.jpg" medium="image">
            <media:description>A skipper mends a net in Port Alder on Sunday, May 3, 2026.</media:description>
            <media:credit>Ilse Marrow/Harbor Gazette</media:credit></media:content>
          <media:content url="https://harbor.example/gull.jpg" medium="image">
            <media:description>A gull steals a fish in Port Alder.</media:description></media:content></item>`),
      ),
    );
    const [item] = read.items;
    expect(shown(item)).toMatchObject({
      id: 'harbor-17',
      name: 'Boats & nets',
      uri: 'https://wire.example/boats',
      mediaType: 'text/html',
      bytes: expect.stringMatching(/<p>The fleet is back\.<\/p>[^]*net\.jpg[^]*gull\.jpg/) as string,
    });
    const manifest = await clean(read);
    expect(manifest.headline).toBe('Boats & nets');
    expect(manifest.items.map(({ caption, credit }) => [caption.text, credit.line])).toEqual([
      ['A skipper mends a net in Port Alder on Sunday, May 3, 2026.', 'Ilse Marrow/Harbor Gazette'],
      ['A gull steals a fish in Port Alder.', null],
    ]);
  });

  test('is read as Atom too, with its elements or its text', () => {
    const { items } = readRss(
      page(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Fairs</title>
        <entry><id>tag:a</id><title>One</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/>
          <content type="xhtml"><div><p>A <b>wheel</b> turns.</p></div></content></entry>
        <entry><id>tag:b</id><title>Two</title><summary type="text">3 &lt; 4 wheels</summary></entry></feed>`),
    );
    expect(items.map(shown)).toMatchObject([
      {
        id: 'tag:a',
        uri: 'https://a.example/1',
        bytes: expect.stringContaining('A <b>wheel</b> turns.') as string,
      },
      { id: 'tag:b', uri: null, bytes: expect.stringContaining('<p>3 &lt; 4 wheels</p>') as string },
    ]);
  });

  test('keeps an item with nothing in it from nothing but itself', () => {
    const { items } = readRss(
      page(
        rss(
          '<item><title>Bare</title></item><item><title>Full</title><description>A fair.</description></item>',
        ),
      ),
    );
    expect(items.map(({ problem }) => problem)).toEqual([
      'the item holds nothing and links to nothing',
      null,
    ]);
  });

  test.each([
    ['cut off', rss('<item><title>One</title></item>').slice(0, -20)],
    ['a page of another kind', '<!doctype html><html><body>Please sign in</body></html>'],
  ])('that is %s is refused whole', (_name, content) => {
    expect(() => readRss(page(content))).toThrow(/no whole RSS or Atom feed/);
  });
});

describe('a page', () => {
  test('is one gallery, as it came', () => {
    const { items } = readPage(page('<html><figure></figure></html>', 'text/html; charset=utf-8'), null);
    expect(items.map(shown)).toEqual([
      {
        id: url,
        name: 'feed',
        uri: url,
        mediaType: 'text/html; charset=utf-8',
        bytes: '<html><figure></figure></html>',
        problem: null,
      },
    ]);
  });

  test('of JSON may list several', () => {
    const galleries = [{ id: 'g1', headline: 'Fair', entries: [] }, 7];
    const { items } = readPage(page({ 'a/b': [{ galleries }] }), '/a~1b/0/galleries');
    expect(items.map(shown)).toMatchObject([
      { id: 'g1', name: 'Fair', bytes: JSON.stringify(galleries[0]) },
      { problem: '/a~1b/0/galleries/1 is no object' },
    ]);
  });

  test.each([
    ['cut off', '{ "galleries": [', /not JSON/],
    ['without the list', '{}', /there is no list at \/galleries/],
  ])('of JSON that is %s is refused whole', (_name, content, message) => {
    expect(() => readPage(page(content), '/galleries')).toThrow(message);
  });
});

async function clean({ items: [item] }: FeedPage) {
  if (item === undefined || item.problem !== null) throw new Error('the feed has no good item');
  const { bytes, name, uri, mediaType } = item;
  return runPipeline({ bytes, name, uri, mediaType }, defaultSettings, loadRules());
}
