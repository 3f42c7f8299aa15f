import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 256 random bits: `cutline_…`. The prefix lets scanners find one that was committed somewhere. */
export function makeSecret(): string {
  return `cutline_${randomBytes(32).toString('base64url')}`;
}

/**
 * What is kept of a secret: its SHA-256, hexadecimal. Nothing slower is needed, as nobody can guess 256 bits; looked up by its
 * digest, a secret is compared nowhere.
 */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two digests are the same, told in a time that does not depend on how much of them is. */
export function equalDigests(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
