import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findOwnId } from '../../../src/formats/find-own-id.ts';
import { cleanDocument, cleanText } from '../../services/read-document.ts';

const fixtures = ['ap-feed-ferry', 'ninjs-3-composite', 'ninjs-1-superdesk', 'ans-gallery-choir'];

function read(name: string): Buffer {
  return readFileSync(`test/fixtures/galleries/${name}/gallery.json`);
}

const formats = ['ap', 'ninjs', 'ans'];

describe('documents that mean no good', () => {
  test.each(fixtures)('%s cut at every 97th byte is refused as what it is', async (name) => {
    const bytes = read(name);
    for (let end = 97; end < bytes.length - 2; end += 97) {
      await expect(cleanText(bytes.subarray(0, end))).rejects.toMatchObject({ code: 'GALLERY_INVALID' });
      expect(findOwnId(bytes.subarray(0, end))).toBeNull();
    }
  });

  test('bytes of another encoding are read, with a warning where they had to be guessed', async () => {
    const document = { uri: 'u:1', type: 'picture', description_text: 'Zoë Müller trägt eine Lampe.' };
    const latin = await cleanText(Buffer.from(JSON.stringify(document), 'latin1'));
    const wide = await cleanText(Buffer.from(`\uFEFF${JSON.stringify(document)}`, 'utf16le'));
    for (const { items } of [latin, wide])
      expect(items[0]?.caption.text).toBe('Zoë Müller trägt eine Lampe.');
    expect(latin.warnings.map(({ code }) => code)).toEqual(['encoding-guessed']);
    expect(wide.warnings).toEqual([]);
  });

  test.each([
    ['lists', '[', ']'],
    ['associations', '{"uri":"u:1","type":"composite","associations":[', ']}'],
    ['AP associations', '{"altids":{"itemid":"a"},"type":"text","associations":{"1":', '}}'],
    ['elements of Arc', '{"type":"story","version":"0.10.9","content_elements":[', ']}'],
    ['wrappers', '{"data":{"items":[', ']}}'],
  ])('%s nested 1,000 and 20,000 deep are refused', async (_name, open, close) => {
    for (const depth of [1000, 20_000]) {
      const text = `${open.repeat(depth)}${close.repeat(depth)}`;
      for (const format of [null, ...formats])
        await expect(cleanText(text, format)).rejects.toMatchObject({ name: 'ExpectedError' });
    }
  });

  test.each(formats)('values that are no document at all are refused as %s', async (format) => {
    for (const value of [
      [],
      {},
      [[]],
      { data: null },
      { items: {} },
      [null],
      { item: 'a' },
      { __proto__: [] },
    ])
      await expect(cleanDocument(value, format)).rejects.toMatchObject({ code: 'GALLERY_WITHOUT_CAPTIONS' });
  });

  test('a feed of more items than a gallery may have is refused', async () => {
    const item = (index: number) => ({
      item: { altids: { itemid: `i${index}` }, type: 'picture', description_caption: `Photo ${index}.` },
    });
    const items = Array.from({ length: 30_000 }, (_, index) => item(index));
    await expect(cleanDocument({ api_version: '2.2', data: { items } })).rejects.toMatchObject({
      code: 'GALLERY_TOO_MANY_ENTRIES',
    });
  });

  test('a caption of megabytes, plain or of markup, is one entry', async () => {
    for (const part of ['word ', '<b>word</b> ', '<p ', '< ', '&lt;']) {
      const document = { uri: 'u:1', type: 'picture', description_text: part.repeat(1_000_000) };
      expect((await cleanDocument(document)).report.entries).toBe(1);
    }
  });
});
