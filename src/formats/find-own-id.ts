import { ExpectedError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { formats } from './formats.ts';
import { lookAtDocument } from './received-document.ts';

/** The most an id may have, in UTF-16 units. */
const maxIdLength = 500;

/**
 * The id by which a gallery calls itself, where it does: under it the same gallery may come again, changed. `null` where it
 * brings none, or is no such document.
 */
export function findOwnId(bytes: Uint8Array): string | null {
  if (!beginsWithBracket(bytes)) return keepId(findTextId(bytes));
  const document = lookAtDocument(new TextDecoder().decode(bytes));
  if (document.json === null || !('value' in document.json)) return null;
  const format = formats.find(({ recognises }) => recognises(document, null));
  return keepId(format?.findId?.(document.json.value) ?? null);
}

/** Whether a document that begins like this may call itself by an id: only then it is worth opening. */
export function mayHaveOwnId(head: Uint8Array): boolean {
  if (beginsWithBracket(head)) return true;
  const text = decodeOrNull(head);
  if (text === null) return false;
  const start = { text, json: null };
  return formats.some(({ findTextId: find, recognises }) => find !== undefined && recognises(start, null));
}

/** That of a document that is no JSON. */
function findTextId(bytes: Uint8Array): string | null {
  const text = decodeOrNull(bytes);
  if (text === null) return null;
  for (const { findTextId: find } of formats) {
    const id = find?.(text) ?? null;
    if (id !== null) return id;
  }
  return null;
}

/** `null` for what is no text: whether it is a gallery, its run says. */
function decodeOrNull(bytes: Uint8Array): string | null {
  try {
    return decodeText({ bytes, name: 'the gallery' }).text;
  } catch (error) {
    if (error instanceof ExpectedError) return null;
    throw error;
  }
}

function keepId(id: string | null): string | null {
  return id === null || id.length > maxIdLength ? null : id;
}

function beginsWithBracket(bytes: Uint8Array): boolean {
  return /^\s*[{[]/u.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
