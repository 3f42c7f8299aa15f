import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findOwnId } from '../../../src/formats/find-own-id.ts';
import { cleanDocument, cleanText, readDocument } from '../../services/read-document.ts';

function fixture(name: string): Buffer {
  return readFileSync(`test/fixtures/galleries/${name}/gallery.json`);
}

const itemId = '0ddba11c0ffee0000000000000000001';

/** A picture item of AP's, different where the test says so. */
function apPicture(changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    altids: { itemid: itemId },
    type: 'picture',
    version: 0,
    versioncreated: '2026-05-05T10:00:00Z',
    pubstatus: 'usable',
    description_caption: 'Baker Runa Holt waits in Tarn Hollow. (AP Photo/Zoe Muller)',
    ...changes,
  };
}

function apFeed(...items: readonly unknown[]): object {
  return { api_version: '2.2', data: { items: items.map((item) => ({ meta: {}, item })) } };
}

function ninjsPicture(changes: Readonly<Record<string, unknown>> = {}): object {
  return {
    uri: 'https://news.example/item/1',
    type: 'picture',
    versionCreated: '2026-05-05T10:00:00Z',
    descriptions: [{ value: 'Baker Runa Holt waits in Tarn Hollow.' }],
    ...changes,
  };
}

describe('whose document it is', () => {
  test.each([
    ['an AP answer', { api_version: '2.2', data: { item: apPicture() } }, 'ap'],
    ['an item of an AP feed', { meta: {}, item: apPicture() }, 'ap'],
    ['a bare AP item', apPicture(), 'ap'],
    ['a list of AP items', [apPicture(), apPicture()], 'ap'],
    [
      'an older AP search',
      {
        hits: {
          hits: [
            { _source: { itemid: itemId, friendlykey: '26', type: 'photo', caption: { nitf: '<p>A.</p>' } } },
          ],
        },
      },
      'ap',
    ],
    [
      'ninjs 1 with the id of AP',
      { uri: 'u:1', type: 'picture', altids: { itemid: itemId }, description_text: 'A seal.' },
      'ninjs',
    ],
    [
      'ninjs without a type',
      {
        uri: 'u:1',
        standard: { name: 'ninjs', version: '3.1' },
        renditions: [{ name: 'main', href: 'https://img.example/a.jpg' }],
      },
      'ninjs',
    ],
    [
      'ninjs 1 that says so, with the id of AP',
      {
        $standard: { name: 'ninjs', version: '1.8' },
        uri: 'u:1',
        type: 'picture',
        altids: { itemid: itemId },
        description_caption: 'A seal.',
      },
      'ninjs',
    ],
    ['a list of ninjs in an object', { total: 1, item: [ninjsPicture()] }, 'ninjs'],
    ['an image of Arc', { type: 'image', version: '0.10.9', caption: 'A seal.' }, 'ans'],
    [
      'an operation of Arc',
      {
        type: 'gallery-operation',
        version: '0.10.0',
        body: {
          type: 'gallery',
          version: '0.10.0',
          content_elements: [{ type: 'image', caption: 'A seal.' }],
        },
      },
      'ans',
    ],
    [
      'our own shape',
      { id: '1', uri: 'https://desk.example/1', headline: 'Seals', entries: [{ caption: 'A seal.' }] },
      'json',
    ],
  ])('%s', async (_name, document, format) => {
    expect((await readDocument(document)).source.format).toBe(format);
  });

  test('a given format is taken at its word', async () => {
    const document = { type: 'picture', description_caption: 'A seal waits.' };
    expect((await readDocument({ item: document }, 'ap')).entries).toHaveLength(1);
  });

  test.each(['ap', 'ninjs', 'ans'])('what is no JSON is refused as %s', async (format) => {
    await expect(cleanText('{"item": [1,\n2,}', format)).rejects.toThrow('made.json is not valid JSON');
  });
});

describe('under which id a document comes again', () => {
  test.each([
    ['ap-item-organ', '77aa00bb11cc22dd33ee44ff55660077'],
    ['ap-feed-ferry', null],
    ['ninjs-3-composite', 'https://news.example/galleries/spring-flood'],
    ['ninjs-1-superdesk', 'tag:desk.example:2026:montaperto'],
    ['ans-gallery-choir', 'GALCHOIR'],
  ])('%s', async (name, id) => {
    expect(findOwnId(fixture(name))).toBe(id);
    expect((await cleanText(fixture(name))).id).toMatch(id ?? /^gallery-/u);
  });

  test('an id of AP in an address that changes with every question, or beside it', () => {
    const asked = ninjsPicture({ uri: `https://api.wire.example/v/content/${itemId}?qt=a&et=b` });
    const beside = ninjsPicture({ altIds: [{ role: 'itemId', value: itemId.toUpperCase() }] });
    expect([asked, beside].map((each) => findOwnId(Buffer.from(JSON.stringify(each))))).toEqual([
      itemId,
      itemId,
    ]);
  });

  test('our own shape keeps its id, and a list of several has none', () => {
    expect(findOwnId(Buffer.from('{"id":"g1","entries":[]}'))).toBe('g1');
    expect(findOwnId(Buffer.from(JSON.stringify([ninjsPicture(), ninjsPicture()])))).toBeNull();
  });
});

describe('what AP says of an item', () => {
  test.each([
    [{ pubstatus: 'canceled' }, 'killed'],
    [{ editorialtypes: ['Kill'] }, 'killed'],
    [{ editorialtypes: ['Elimination'] }, 'killed'],
    [{ editorialtypes: ['Withhold'] }, 'withheld'],
    [{ pubstatus: 'withheld' }, 'withheld'],
    [{ signals: ['APWhollyOwned'] }, 'not-for-publication'],
    [{ signals: ['newscontent', 'Test'] }, 'not-for-publication'],
  ])('%j leaves it out as %s', async (changes, reason) => {
    const { items, leftOut } = await cleanDocument(apFeed(apPicture(changes)));
    expect([items.length, leftOut.map((each) => each.reason)]).toEqual([0, [reason]]);
  });

  test('a kill takes back every version, a release gives back what was withheld', async () => {
    const killed = await cleanDocument(apFeed(apPicture(), apPicture({ version: 1, pubstatus: 'canceled' })));
    expect(killed.leftOut.map(({ reason }) => reason)).toEqual(['killed', 'killed']);
    const released = await cleanDocument(
      apFeed(apPicture({ pubstatus: 'withheld' }), apPicture({ version: 1 })),
    );
    expect([released.items.length, released.leftOut]).toEqual([1, []]);
  });

  test('the newest version speaks for its photo wherever it stands; what it changed in credit and flags is gone', async () => {
    const older = apPicture({
      description_caption:
        'FILE - Baker Runa Holt waits in Tarn Hollow today, far longer than she had planned to. (Ulf Marrow/The Daily Ledger via AP)',
    });
    const newer = apPicture({ version: 3 });
    const [item, ...others] = (await cleanDocument(apFeed(newer, older))).items;
    expect(others).toEqual([]);
    expect(item?.caption.text).toBe('Baker Runa Holt waits in Tarn Hollow.');
    expect([item?.credit.line, item?.flags]).toEqual(['AP Photo/Zoe Muller', []]);
    expect(item?.entries.map(({ index, relation }) => [index, relation])).toEqual([
      [0, 'representative'],
      [1, 'revision'],
    ]);
  });

  test('a correction is a flag and a note, in the caption or in a field', async () => {
    const lead = apPicture({
      description_caption:
        'CORRECTS NAME TO HOLT - Baker Runa Holt waits in Tarn Hollow. (AP Photo/Zoe Muller)',
    });
    const field = apPicture({ editorialtypes: ['Correction'], ednote: 'CORRECTS NAME TO HOLT' });
    for (const item of [lead, field]) {
      const { items } = await cleanDocument(apFeed(item));
      expect(items[0]?.caption.text).toBe('Baker Runa Holt waits in Tarn Hollow.');
      expect(items[0]?.flags).toContain('corrected');
      expect(items[0]?.warnings.filter(({ code }) => code === 'corrected')).toEqual([
        { code: 'corrected', message: 'its sender says: "CORRECTS NAME TO HOLT"', entry: 0 },
      ]);
    }
  });

  test('two items over the same bytes are one photo', async () => {
    const renditions = { main: { href: 'https://api.wire.example/a', digest: 'd1gest' } };
    const other = apPicture({
      altids: { itemid: 'other' },
      description_caption: 'A baker waits.',
      renditions,
    });
    expect((await cleanDocument(apFeed(apPicture({ renditions }), other))).items).toHaveLength(1);
  });

  test('equal captions of two items stay two photos', async () => {
    const { items } = await cleanDocument(apFeed(apPicture(), apPicture({ altids: { itemid: 'other' } })));
    expect(items.map(({ flags }) => flags)).toEqual([['shares-caption'], ['shares-caption']]);
  });

  test('a photo without a stated day has the day it was made; a file photo that of the day it was sent again has none', async () => {
    const made = { firstcreated: '2026-05-05T08:00:00Z' };
    const subject = [{ code: 'FILE', rels: ['suppcategory'] }];
    const [photo] = (await cleanDocument(apFeed(apPicture(made)))).items;
    const [file] = (await cleanDocument(apFeed(apPicture({ ...made, subject })))).items;
    expect([photo?.date.value, photo?.date.basis]).toEqual(['2026-05-05T08:00:00Z', 'metadata']);
    expect([file?.date.value, file?.flags]).toEqual([null, ['file']]);
  });

  test('weekdays of a feed of several days are read against the day each photo was made', async () => {
    const on = (id: string, day: string, caption: string) =>
      apPicture({
        altids: { itemid: id },
        firstcreated: `${day}T08:00:00Z`,
        versioncreated: `${day}T09:00:00Z`,
        description_caption: caption,
      });
    const { items } = await cleanDocument(
      apFeed(
        on('a', '2026-05-06', 'A seal waits on Monday.'),
        on('b', '2026-05-20', 'A gull lands on Monday.'),
      ),
    );
    expect(items.map(({ date }) => date.value)).toEqual(['2026-05-04', '2026-05-18']);
  });

  test('an embargo is told to the desk', async () => {
    const { items, warnings } = await cleanDocument(
      apFeed(apPicture({ pubstatus: 'embargoed', embargoed: '2026-05-06T00:00:00Z' })),
    );
    expect(items).toHaveLength(1);
    expect(warnings).toEqual([
      { code: 'embargoed', message: 'embargoed until 2026-05-06T00:00:00Z', entry: 0 },
    ]);
  });
});

describe('what ninjs says of an item', () => {
  test('the caption is found by its role and the credit beside it', async () => {
    const descriptions = [
      { role: 'writer', value: 'www.wire.example' },
      { role: 'creditline', value: 'AP Photo/Zoe Muller' },
      { role: 'richtext', contentType: 'application/xhtml+xml', value: '<p>Rich.</p>' },
      {
        role: 'text',
        value: 'A seal waits.\nTarn Hollow, May 5, 2026\nPhoto Ida Brandt /Ostrand Courier/Sipa USA)',
      },
    ];
    const { entries } = await readDocument(ninjsPicture({ descriptions }));
    expect(entries.map(({ text, credit }) => [text.slice(0, 13), credit])).toEqual([
      ['A seal waits.', 'AP Photo/Zoe Muller'],
    ]);
  });

  test('markup becomes the text a reader sees', async () => {
    const document = {
      uri: 'u:1',
      type: 'picture',
      description_xhtml: '<p>A seal waits<br/>on the <b>pier</b>.</p>',
    };
    expect((await readDocument(document)).entries.map(({ text }) => text)).toEqual([
      'A seal waits on the pier.',
    ]);
  });

  test('a cancelled gallery takes its pictures with it', async () => {
    const document = { uri: 'u:1', type: 'composite', pubStatus: 'canceled', associations: [ninjsPicture()] };
    expect((await cleanDocument(document)).leftOut.map(({ reason }) => reason)).toEqual(['killed']);
  });

  test('a picture without a language of its own has that of the text it stands in', async () => {
    const associations = [
      ninjsPicture({ uri: 'u:2', descriptions: [{ value: 'En båt väntar vid kajen i Ostrand.' }] }),
      ninjsPicture({ uri: 'u:3', language: 'nb' }),
    ];
    const { items } = await cleanDocument({ uri: 'u:1', type: 'text', language: 'sv', associations });
    expect(items.map(({ caption }) => caption.language)).toEqual(['sv', 'nb']);
  });

  test('composites in composites are read in their order', async () => {
    const inner = { name: 'b', uri: 'u:2', type: 'composite', associations: [ninjsPicture({ uri: 'u:3' })] };
    const document = { uri: 'u:1', type: 'composite', associations: [ninjsPicture({ uri: 'u:4' }), inner] };
    const { entries } = await readDocument(document);
    expect(entries.map(({ locator }) => locator)).toEqual([
      { pointer: '/associations/0' },
      { pointer: '/associations/1/associations/0' },
    ]);
  });

  test('the time an item was made is not the day of its photo', async () => {
    const { items } = await cleanDocument(ninjsPicture({ firstCreated: '2026-05-04T10:00:00Z' }));
    expect(items[0]?.date.value).toBeNull();
  });
});

describe('what Arc XP says of an image', () => {
  const image = { _id: 'A', type: 'image', version: '0.10.9', caption: 'A seal waits.' };

  test('what readers are to see of the credit wins', async () => {
    const credits = { by: [{ name: 'Zoe Muller' }], affiliation: [{ name: 'AP' }] };
    const plain = await cleanDocument({ ...image, credits });
    const vanity = await cleanDocument({
      ...image,
      credits,
      vanity_credits: { by: [{ name: 'Ida Brandt' }] },
    });
    expect([plain, vanity].map(({ items }) => items[0]?.credit.creators)).toEqual([
      ['Zoe Muller'],
      ['Ida Brandt'],
    ]);
  });

  test('an image without a caption keeps its alternative text, without any it keeps its photo', async () => {
    const bare = { ...image, caption: undefined, url: 'https://cdn.arc.example/a.jpg' };
    const { entries } = await readDocument({
      type: 'gallery',
      version: '0.10.9',
      content_elements: [{ ...bare, alt_text: 'A seal' }, bare],
    });
    expect(entries.map(({ text, photo }) => [text, photo?.key])).toEqual([
      ['A seal', 'A'],
      ['', 'A'],
    ]);
  });
});
