import type { Source } from '../sources/source.ts';
import type { GalleryContent } from '../storage/gallery-content.ts';

/**
 * The key that makes taking a gallery twice harmless where its content alone does not: the day it was received is a setting
 * of its run, and taken up again after a crash it may be another day. `null`: its content does.
 */
export function arrivalKey(
  { referenceDate }: Pick<Source, 'referenceDate'>,
  content: GalleryContent,
): string | null {
  if (referenceDate.timeZone === null) return null;
  return `content ${content.hash().digest('hex')}`;
}
