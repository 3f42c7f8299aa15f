import { ExpectedError } from '../errors.ts';
import { decodeWindows1252 } from '../pipeline/captions/windows-1252.ts';
import type { Warning } from '../pipeline/gallery.ts';
import type { GalleryInput } from './read-gallery.ts';

export interface DecodedText {
  readonly text: string;
  readonly warnings: readonly Warning[];
}

/**
 * Bytes → text: a byte order mark, UTF-16 by its zero bytes, strict UTF-8, the encoding that an XML document declares, else
 * Windows-1252 with a warning.
 */
export function decodeText({ bytes, name }: Pick<GalleryInput, 'bytes' | 'name'>): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), warnings: [] };
  refuseBinary(bytes, name);
  const declared = declaredEncoding(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, warnings: declaredWrongly(declared, text) };
  } catch {
    const text = declared === null ? null : decodeAs(declared, bytes);
    if (text !== null) return { text, warnings: [] };
    const message = 'the input is not UTF-8; it was read as Windows-1252';
    return { text: decodeWindows1252(bytes), warnings: [{ code: 'encoding-guessed', message }] };
  }
}

/** UTF-16 with its mark, or text whose every other byte is zero. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 1000);
  if (sample.length < 8) return null;
  const zeros = [0, 1].map(
    (offset) => sample.filter((byte, index) => index % 2 === offset && byte === 0).length,
  );
  const half = sample.length / 2;
  if ((zeros[1] ?? 0) > half * 0.7 && (zeros[0] ?? 0) < half * 0.1) return 'utf-16le';
  if ((zeros[0] ?? 0) > half * 0.7 && (zeros[1] ?? 0) < half * 0.1) return 'utf-16be';
  return null;
}

/** What an XML declaration says: `<?xml version="1.0" encoding="ISO-8859-1"?>` → `iso-8859-1`; `null` where it says UTF-8 or nothing. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = decodeWindows1252(bytes.subarray(0, 200));
  const name = /^\s*<\?xml\s[^>]{0,150}?encoding\s*=\s*["']([\w.:-]{1,40})["']/iu
    .exec(start)?.[1]
    ?.toLowerCase();
  return name === undefined || /^utf-?8$/u.test(name) ? null : name;
}

/** Bytes beyond ASCII that are UTF-8 throughout are UTF-8, whatever is declared. */
function declaredWrongly(declared: string | null, text: string): readonly Warning[] {
  if (declared === null || !/[^\p{ASCII}]/u.test(text)) return [];
  return [
    {
      code: 'encoding-guessed',
      message: `the input declares ${declared} and is UTF-8; it was read as UTF-8`,
    },
  ];
}

/** `null` where there is no such encoding, or it is one of two bytes a character, which the bytes are not. */
function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    if (decoder.encoding.startsWith('utf-16')) return null;
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The first bytes of files that people drop by mistake. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a zip archive or office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
];

function refuseBinary(bytes: Uint8Array, name: string): void {
  const signature = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (signature !== undefined)
    throw new ExpectedError('GALLERY_BINARY', `${name} is not text but ${signature[0]}`);
  const zero = bytes.subarray(0, 8000).indexOf(0);
  if (zero !== -1)
    throw new ExpectedError('GALLERY_BINARY', `${name} is not text: there is a zero byte at ${zero}`);
}
