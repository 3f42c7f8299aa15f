import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOwnId } from '../../../src/formats/find-own-id.ts';
import { codesOf, readText } from '../../services/read-document.ts';

const caption = 'Baker Runa Holt counts pies in Tarn Hollow on June 12, 2026.';
const uploads = 'https://desk.example/wp-content/uploads/2026/06/';

function media(id: number, fields: object = {}): object {
  const type = { media_type: 'image', mime_type: 'image/jpeg' };
  return {
    id,
    ...type,
    source_url: `${uploads}pies-${id}a.jpg`,
    caption: { rendered: `<p>${caption} ${id}</p>` },
    ...fields,
  };
}

function post(content: string, fields: object = {}): object {
  return {
    id: 40,
    date: '2026-06-14T08:00:00',
    date_gmt: '2026-06-14T12:00:00',
    content: { rendered: content },
    ...fields,
  };
}

async function texts(document: object): Promise<readonly string[]> {
  return (await readText(JSON.stringify(document))).entries.map(({ text }) => text);
}

describe('an answer of the REST interface is recognised', () => {
  test.each([
    ['a picture', media(1)],
    ['pictures', [media(1), media(2)]],
    [
      'a post with pictures',
      post(`<figure><img src="${uploads}a1.jpg"><figcaption>${caption}</figcaption></figure>`),
    ],
    [
      'a post for editors',
      {
        ...post('', {
          content: {
            raw: `<figure><img src="${uploads}a1.jpg"><figcaption>${caption}</figcaption></figure>`,
          },
        }),
      },
    ],
  ])('%s', async (_what, document) => {
    expect((await readText(JSON.stringify(document, null, 2))).source.format).toBe('wordpress');
  });

  test('our own shape is none, whatever its captions say', async () => {
    const own = { id: 'g', entries: [{ caption: '{"source_url": "a", "media_type": "image"}' }] };
    expect((await readText(JSON.stringify(own))).source.format).toBe('json');
  });
});

describe('the caption of a picture', () => {
  test.each([
    [{ caption: { raw: `<em>Two</em> boats` } }, ['Two boats']],
    [{ caption: 'Two boats &amp; a crew' }, ['Two boats & a crew']],
    [
      {
        caption: { rendered: '' },
        description: { rendered: '<p class="attachment"><a><img></a></p><p>Two boats wait at night.</p>' },
      },
      ['Two boats wait at night.'],
    ],
    [{ caption: { rendered: '' }, alt_text: 'Two boats wait at night' }, ['Two boats wait at night']],
    [{ caption: { rendered: '' }, alt_text: 'boats' }, ['']],
    [{ alt_text: 'Something else is in this picture' }, [`${caption} 1`]],
    [{ caption: 7, media_details: { image_meta: { caption: 'In the file.' } } }, ['In the file.']],
  ])('%j', async (fields, expected) => {
    expect(await texts(media(1, fields))).toEqual(expected);
  });
});

test.each([
  [
    { media_details: { image_meta: { credit: 'AP', created_timestamp: 1_781_440_511 } } },
    'AP',
    '2026-06-14T12:35:11',
  ],
  [
    { meta: { _media_credit: 'Ida Brandt' }, media_details: { image_meta: { credit: 'AP' } } },
    'Ida Brandt',
    null,
  ],
  [{ acf: { 'photo-credit': ' dpa ' }, media_details: { image_meta: [] } }, 'dpa', null],
  [{ media_details: { image_meta: { created_timestamp: '0' } } }, null, null],
])('credit and date of %j', async (fields, credit, date) => {
  expect((await readText(JSON.stringify(media(1, fields)))).entries).toMatchObject([{ credit, date }]);
});

describe('pictures come in the order of the post', () => {
  const pictures = [media(1), media(2), media(3)];
  test.each([
    ['<img class="wp-image-3"><img class="size-full wp-image-1">', ['3', '1', '2']],
    ['[gallery ids="2,3"]', ['2', '3', '1']],
    ['<!-- wp:image {"sizeSlug":"large","id":2} -->', ['2', '1', '3']],
    ['no pictures', ['1', '2', '3']],
  ])('%s', async (content, order) => {
    const document = [...pictures, post(content)];
    expect((await texts(document)).map((text) => text.at(-1))).toEqual(order);
  });

  test('[gallery] alone shows what was uploaded to the post, by its place in the menu', async () => {
    const uploaded = [media(1, { post: 40, menu_order: 2 }), media(2), media(3, { post: 40, menu_order: 1 })];
    const order = await texts([...uploaded, post('[gallery link="file"]')]);
    expect(order.map((text) => text.at(-1))).toEqual(['3', '1', '2']);
  });
});

test('a post in the trash, and files that are no pictures, are told', async () => {
  const pdf = media(3, { media_type: 'file', mime_type: 'application/pdf' });
  const gallery = await readText(JSON.stringify([media(1, { status: 'trash' }), media(2), pdf]));
  expect(gallery.entries.map(({ leftOut }) => leftOut)).toEqual(['trashed', null]);
  expect(codesOf(gallery)).toEqual(['unread-item']);
});

test('of very long posts the words are not read, and it is told', async () => {
  const long = post(`<img src="a.jpg">${'x'.repeat(1_100_000)}`);
  const gallery = await readText(JSON.stringify([long, media(1)]));
  expect(codesOf(gallery)).toEqual(['content-too-long']);
});

test.each([
  [
    post('', { guid: { rendered: 'https://desk.example/?post_type=gallery&#038;p=40' } }),
    'https://desk.example/?post_type=gallery&p=40',
  ],
  [post('', { link: 'https://desk.example/2026/06/pies/' }), 'https://desk.example/?p=40'],
  [[post(''), post('')], null],
  [[media(1)], null],
  [{ id: 'own', entries: [] }, 'own'],
])('the id of %j', (document, id) => {
  expect(findOwnId(Buffer.from(JSON.stringify(document)))).toBe(id);
});

test('every caption of a made library is accounted for', async () => {
  const words = fc.stringMatching(/^[A-Za-zé\u0416 ,-]{3,40}$/u).filter((text) => /\p{L}/u.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 10 }), async (captions) => {
      const library = captions.map((text, index) =>
        media(index + 1, { caption: { rendered: `<p>${text}</p>\n` } }),
      );
      expect(await texts(library)).toEqual(captions.map((text) => text.replace(/\s+/gu, ' ').trim()));
    }),
    { numRuns: 100 },
  );
});

test('whatever stands in its fields, an answer is read or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
      const odd = {
        ...media(1),
        caption: one,
        media_details: { image_meta: other },
        meta: one,
        post: other,
        date: one,
      };
      const { entries } = await readText(
        JSON.stringify([odd, post('', { title: one, guid: other, _embedded: one })]),
      );
      expect(entries.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
