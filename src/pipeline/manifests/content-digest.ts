import { createHash } from 'node:crypto';

/** SHA-256 of a value's JSON, hexadecimal: equal values, equal digests. */
export function contentDigest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
