import { isTag, type AnyNode, type Element } from 'domhandler';
import type { PageImage } from './page-images.ts';

/**
 * Does a box hold photos beside the one an image shows? Renditions of one photo count once; an image that does not say what it
 * shows counts by itself. Walks no further than to the first other photo, as a box can be the whole page; one that goes on and on is no
 * photo's own.
 */
export function holdsOtherPhotos(
  box: AnyNode,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
): boolean {
  const key = image.photo?.key ?? image.element;
  const open: AnyNode[] = [box];
  let walked = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    walked += 1;
    if (walked > maxWalked) return true;
    if (!isTag(next)) continue;
    const other = images.get(next);
    if (other !== undefined && (other.photo?.key ?? other.element) !== key) return true;
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return false;
}

/** Nodes, texts among them. */
const maxWalked = 2000;
