import type { ReferenceDate } from '../pipeline/manifest.ts';

/**
 * The day that a written document has to carry so that its weekdays are read as they were: the one that was given. What was
 * inferred from the captions is inferred from them again.
 */
export function carriedDay({ value, basis }: ReferenceDate): string | null {
  return basis === 'inferred' ? null : value;
}
