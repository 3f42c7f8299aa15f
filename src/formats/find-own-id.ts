import { formats } from './formats.ts';
import { lookAtDocument } from './received-document.ts';

/** A document larger than this is not opened before its run, in bytes. */
const maxLookedAt = 4 * 1024 * 1024;

/** The most an id may have, in UTF-16 units. */
const maxIdLength = 500;

/**
 * The id by which a gallery calls itself, where it does: under it the same gallery may come again, changed. `null` where it
 * brings none, or is no such document.
 */
export function findOwnId(bytes: Uint8Array): string | null {
  if (bytes.length > maxLookedAt || !beginsWithBracket(bytes)) return null;
  const document = lookAtDocument(new TextDecoder().decode(bytes));
  if (document.json === null || !('value' in document.json)) return null;
  const format = formats.find(({ recognises }) => recognises(document));
  return keepId(format?.findId?.(document.json.value) ?? null);
}

function keepId(id: string | null): string | null {
  return id === null || id.length > maxIdLength ? null : id;
}

function beginsWithBracket(bytes: Uint8Array): boolean {
  return /^\s*[{[]/u.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
