/** A document larger than this is not opened before its run. */
const maxLookedAt = 4 * 1024 * 1024;

/**
 * The id by which a gallery calls itself, where it does: under it the same gallery may come again, changed. `null` where it
 * brings none, or is no such document.
 */
export function findOwnId(bytes: Uint8Array): string | null {
  if (bytes.length > maxLookedAt || !startsWithBrace(bytes)) return null;
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const id = typeof document === 'object' && document !== null && 'id' in document ? document.id : null;
    return typeof id === 'string' && id.trim() !== '' && id.length <= maxIdLength ? id : null;
  } catch {
    return null;
  }
}

const maxIdLength = 500;

function startsWithBrace(bytes: Uint8Array): boolean {
  return /^\s*\{/u.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}
