import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import { insideAmong, matching, withBoxes } from './page-elements.ts';
import type { PageImage } from './page-images.ts';

/** The nearest box around the image that holds a caption and no other photo, or `null`. */
export function findFrame(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  { sites }: Rules,
): Cheerio<Element> | null {
  const frames = matching(page, sites.frames);
  const captions = matching(page, `${sites.captions}, ${sites.captionAttributes}`);
  for (const element of withBoxes(image.element)) {
    if (!frames.has(element)) continue;
    if (holdsOtherPhotos(element, image, images)) return null;
    if (insideAmong(element, captions).next().done !== true) return page(element);
  }
  return null;
}
