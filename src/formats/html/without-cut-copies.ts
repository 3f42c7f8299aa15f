import type { CheerioAPI } from 'cheerio';
import { lettersOf } from './is-copy-of.ts';
import type { PageCaption } from './page-caption.ts';
import { closest, matching } from './page-elements.ts';

/**
 * Thumbnails whose address says nothing of the photo they show tell it by their `title` or `alt`: a caption cut off that stands
 * elsewhere on the page whole, or in a strip of thumbnails, the caption itself. They are copies, not photos of their own.
 */
export function withoutCutCopies(page: CheerioAPI, captions: readonly PageCaption[]): readonly PageCaption[] {
  const asides = new Set(captions.filter((each) => isAside(page, each)));
  const shown = captions.filter((each) => !asides.has(each));
  const photosShown = new Set(shown.map(({ photo, image }) => photo?.key ?? image));
  const lone = new Set([...asides].filter(({ photo, image }) => !photosShown.has(photo?.key ?? image)));
  if (lone.size === 0) return captions;
  const whole = shown.map(({ text, photo }) => ({ text: lettersOf(text), photo }));
  return captions.filter((each) => {
    if (!lone.has(each)) return true;
    const text = lettersOf(each.text);
    return !whole.some((other) => other.text.startsWith(text) && other.photo?.key !== each.photo?.key);
  });
}

/** Nothing but the description of a thumbnail, or of a picture whose caption was cut. */
function isAside(page: CheerioAPI, { place, text, image }: PageCaption): boolean {
  if (place !== 'alt' && place !== 'title') return false;
  return isCut(text) || closest(image.element, matching(page, thumbnail)) !== null;
}

const thumbnail = '[class*="thumb"], [class*="Thumb"], [id*="thumb"]';

/** Does a text end in an ellipsis? */
function isCut(text: string): boolean {
  return /(?:…|\.{3})\s*(?:more)?$/iu.test(text);
}
