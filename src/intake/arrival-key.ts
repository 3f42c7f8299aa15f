import { createHash } from 'node:crypto';
import type { Source } from '../sources/source.ts';

/**
 * The key that makes taking a gallery twice harmless where its content alone does not: the day it was received is a setting
 * of its run, and taken up again after a crash it may be another day. `null`: its content does.
 */
export function arrivalKey(
  { referenceDate }: Pick<Source, 'referenceDate'>,
  bytes: Uint8Array,
): string | null {
  if (referenceDate.timeZone === null) return null;
  return `content ${createHash('sha256').update(bytes).digest('hex')}`;
}
