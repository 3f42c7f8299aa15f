import { expect, test } from 'vitest';
import { cleanText } from '../services/read-document.ts';

const photo = 'https://wire.example/ferry.jpg';
const caption = 'A ferry waits in Ostrand.';
const size = { width: 3000, height: 2000 };
const rendition = { href: photo, ...size };
const small = { href: 'https://wire.example/ferry-s.jpg', width: 300, height: 200 };

const newsml = (content: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
  <contentMeta><description role="drol:caption">${caption}</description></contentMeta><contentSet>${content}</contentSet></newsItem>`;

test.each<[string, unknown]>([
  [
    'the largest rendition of AP',
    {
      type: 'picture',
      altids: { itemid: 'a' },
      description_caption: caption,
      renditions: { preview: small, main: rendition },
    },
  ],
  [
    'the largest rendition of ninjs',
    {
      uri: 'urn:a',
      type: 'picture',
      descriptions: [{ role: 'caption', value: caption }],
      renditions: [small, rendition],
    },
  ],
  ['an image of Arc', { type: 'image', version: '0.10.9', _id: 'a', url: photo, caption, ...size }],
  [
    'the media details of WordPress',
    {
      id: 1,
      media_type: 'image',
      source_url: photo,
      caption: { rendered: caption },
      media_details: { ...size, sizes: { thumbnail: { width: 150, height: 100 } } },
    },
  ],
  ['our own shape', { entries: [{ caption, photo: { uri: photo, ...size } }] }],
  [
    'NewsML-G2',
    newsml(
      `<remoteContent href="${small.href}" width="300" height="200"/><remoteContent href="${photo}" width="3000" height="2000"/>`,
    ),
  ],
  ['a table', `caption,photo,width,height\n${caption},${photo},3000,2000\n`],
  [
    'JSON-LD',
    `<html><script type="application/ld+json">${JSON.stringify({ '@type': 'ImageObject', contentUrl: photo, caption, ...size })}</script></html>`,
  ],
])('the size that %s states is the photo’s', async (_name, document) => {
  const { items } = await cleanText(typeof document === 'string' ? document : JSON.stringify(document));
  expect(items).toHaveLength(1);
  expect(items[0]?.photo).toMatchObject({ uri: photo, ...size, sha256: null });
});

test.each([
  ['3000px', '2000'],
  ['3000', '0'],
  ['-1', '2000'],
  ['3000', ''],
  ['99999999', '2000'],
])('%s by %s is no size', async (width, height) => {
  const { items } = await cleanText(`caption,photo,width,height\n${caption},${photo},${width},${height}\n`);
  expect(items[0]?.photo).toMatchObject({ width: null, height: null });
});
