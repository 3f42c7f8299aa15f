import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryKey } from '../../../src/pipeline/decisions/entry-key.ts';
import { makeEntry } from '../../services/entries.ts';

const ferry =
  'The ferry “Ida” leaves the pier of Ostrand in heavy rain & fog, May 4, 2026. (AP Photo/Ida Brandt)';

function key(text: string, changes: Parameters<typeof makeEntry>[1] = {}): string {
  return entryKey(makeEntry(text, changes));
}

function photo(name: string) {
  return { uri: `https://x.example/${name}`, key: name, size: null, fingerprint: null };
}

describe("an entry's key", () => {
  test('is the same today as when the first decisions were made', () => {
    expect(key(ferry, { credit: 'AP', photo: photo('ferry.jpg') })).toBe(
      'entry-f33bc476616bffc4180e7d317508aa4c',
    );
    expect(key('A gull sits on a bollard.')).toBe('entry-9a4efc50d1ce6bab1ee6e1208abd7198');
  });

  test.each([
    ['white space', `  ${ferry.replaceAll(' ', '  ')}\n`],
    ['line breaks', ferry.replaceAll(' ', '\r\n')],
    ['no-break and thin spaces', ferry.replaceAll(' ', '\u00a0\u2009')],
    ['entities', ferry.replaceAll(',', '&#44;').replace('“', '&ldquo;').replace('&', '&amp;')],
    ['entities encoded twice', ferry.replace('”', '&amp;rdquo;')],
    ['tags', `<p><b>${ferry.replace('. ', '.</b><br/>')}</p>`],
    ['soft hyphens and zero-width marks', ferry.replaceAll('er', 'e\u00adr\u200b')],
    ['letters put together or apart', ferry.normalize('NFD')],
    ['a counter', `3of9${ferry}`],
    ['another counter', `[4/12] ${ferry}`],
    ['its place in the gallery', ferry],
  ])('survives %s', (_name, text) => {
    expect(key(text, { index: 7, locator: { line: 99 } })).toBe(key(ferry));
  });

  test.each([
    ['another word', makeEntry(ferry.replace('heavy', 'light'))],
    ['another case', makeEntry(ferry.toUpperCase())],
    ['a credit beside it', makeEntry(ferry, { credit: 'AP' })],
    ['a photo', makeEntry(ferry, { photo: photo('ferry.jpg') })],
  ])('differs for %s', (_name, entry) => {
    expect(entryKey(entry)).not.toBe(key(ferry));
  });

  test('differs for two photos under one caption, not for two sizes of one', () => {
    const small = { ...photo('ferry.jpg'), uri: 'https://x.example/ferry_t300.jpg' };
    expect(key(ferry, { photo: photo('ferry.jpg') })).toBe(key(ferry, { photo: small }));
    expect(key(ferry, { photo: photo('ferry.jpg') })).not.toBe(key(ferry, { photo: photo('quay.jpg') }));
  });

  test('is there for whatever is received', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(key(text)).toMatch(/^entry-[0-9a-f]{32}$/);
      }),
    );
  });
});
