import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import { holdsAny, matching, withBoxes } from './page-elements.ts';
import type { PageImage } from './page-images.ts';

/** The nearest box around the image that holds a caption and no other photo, or `null`. */
export function findFrame(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  { sites }: Rules,
): Element | null {
  const isFrame = matching(page, sites.frames);
  const isCaption = matching(page, sites.captions);
  const hasCaption = matching(page, sites.captionAttributes);
  for (const box of withBoxes(image.element)) {
    if (!isFrame(box)) continue;
    if (holdsOtherPhotos(box, image, images)) return null;
    if (holdsAny(box, (element) => isCaption(element) || hasCaption(element))) return box;
  }
  return null;
}
