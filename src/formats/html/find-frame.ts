import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import type { PageImage } from './page-images.ts';

/** The nearest box around the image that holds a caption and no other photo, or `null`. */
export function findFrame(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  { sites }: Rules,
): Cheerio<Element> | null {
  for (const element of [image.element, ...image.node.parents(sites.frames).toArray()]) {
    const box = page(element);
    if (!box.is(sites.frames)) continue;
    if (holdsOtherPhotos(element, image, images)) return null;
    if (box.find(`${sites.captions}, ${sites.captionAttributes}`).length > 0) return box;
  }
  return null;
}
