import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { FoundCaption } from './found-caption.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import type { PageImage } from './page-images.ts';
import { squeeze, textOfMarkup } from './visible-text.ts';

const captionName = /^(?:data-)?(?:[a-z]+-)*(?:caption|cutline|sub-html)(?:-(?:text|html|full|content))?$/u;
const imageCaptionName = /^data-(?:[a-z]+-)*description$/u;
const creditName = /^(?:data-)?(?:[a-z]+-)*(?:credit|byline|photographer)$/u;
const maxElements = 500;
const maxWrappers = 3;

/** Gannett, lightboxes and others keep captions in attributes of the frame and show them by style or script. */
export function readFrameAttributes(
  page: CheerioAPI,
  frame: Cheerio<Element>,
  image: Element,
): readonly FoundCaption[] {
  return [...frame.toArray(), ...frame.find('*').toArray().slice(0, maxElements)]
    .filter((element) => element !== image)
    .flatMap((element) => readAttributes(page(element), [captionName]));
}

/** WordPress and Jetpack keep further copies on the image. */
export function readImageAttributes({ node }: PageImage): readonly FoundCaption[] {
  return readAttributes(node, [captionName, imageCaptionName]);
}

/** Lightboxes keep captions on the link or the box around an image. */
export function readWrapperAttributes(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
): readonly FoundCaption[] {
  const wrappers = image.node.parents().toArray().slice(0, maxWrappers);
  const shared = wrappers.findIndex((wrapper) => holdsOtherPhotos(wrapper, image, images));
  return wrappers
    .slice(0, shared < 0 ? maxWrappers : shared)
    .flatMap((wrapper) => readAttributes(page(wrapper), [captionName, imageCaptionName]));
}

function readAttributes(node: Cheerio<Element>, names: readonly RegExp[]): readonly FoundCaption[] {
  const attributes = Object.entries(node.attr() ?? {});
  const credit = attributes.find(([name, value]) => creditName.test(name) && /\p{L}{2}/u.test(value))?.[1];
  return attributes
    .filter(([name]) => names.some((pattern) => pattern.test(name)))
    .map(([name, value]) => ({
      place: name,
      text: textOfMarkup(value),
      credit: credit === undefined ? null : squeeze(credit),
    }))
    .filter(({ text }) => /\p{L}{2}\P{L}+\p{L}/u.test(text));
}
