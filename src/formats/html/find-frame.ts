import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { captionSelector, frameSelector } from './caption-selectors.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import type { PageImage } from './page-images.ts';

/** The nearest box around the image that holds a caption and no other photo, or `null`. */
export function findFrame(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
): Cheerio<Element> | null {
  for (const element of [image.element, ...image.node.parents(frameSelector).toArray()]) {
    const box = page(element);
    if (!box.is(frameSelector)) continue;
    if (holdsOtherPhotos(element, image, images)) return null;
    if (box.find(`${captionSelector}, [data-c-caption], [data-caption]`).length > 0) return box;
  }
  return null;
}
