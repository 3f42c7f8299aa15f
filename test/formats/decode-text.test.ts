import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/formats/decode-text.ts';

const caption = 'Zoë Lindqvist’s café in Malmö, “open again”.';

function utf16(text: string, isBigEndian = false): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

describe('a gallery in any usual encoding reads the same', () => {
  test.each([
    ['UTF-8', Buffer.from(caption)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${caption}`)],
    ['UTF-16 little-endian with a mark', utf16(`\ufeff${caption}`)],
    ['UTF-16 big-endian with a mark', utf16(`\ufeff${caption}`, true)],
    ['UTF-16 little-endian without a mark', utf16(caption)],
    ['UTF-16 big-endian without a mark', utf16(caption, true)],
  ])('%s', (_name, bytes) => {
    expect(decodeText({ bytes, name: 'cafe.txt' })).toEqual({ text: caption, warnings: [] });
  });

  test('Windows-1252, with a warning that it was guessed', () => {
    const bytes = Buffer.from('Zo\xeb\x92s caf\xe9', 'latin1');
    expect(decodeText({ bytes, name: 'cafe.txt' })).toMatchObject({
      text: 'Zoë’s café',
      warnings: [{ code: 'encoding-guessed' }],
    });
  });
});

test.each([
  ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a zip archive or office document', [0x50, 0x4b, 3, 4]],
  ['a zero byte at 4', [0x41, 0x20, 0x63, 0x61, 0, 0x74]],
])('refuses what is no text and says that it is %s', (what, bytes) => {
  expect(() => decodeText({ bytes: Uint8Array.from(bytes), name: 'drop.txt' })).toThrow(
    expect.objectContaining({ code: 'GALLERY_BINARY', message: expect.stringContaining(what) as string }),
  );
});
