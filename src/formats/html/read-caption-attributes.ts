import type { Element } from 'domhandler';
import type { FoundCaption } from './found-caption.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import { inside, withBoxes } from './page-elements.ts';
import type { PageImage } from './page-images.ts';
import { squeeze, textOfMarkup } from './visible-text.ts';

const captionName = /^(?:data-)?(?:[a-z]+-)*(?:caption|cutline|sub-html)(?:-(?:text|html|full|content))?$/u;
const imageCaptionName = /^data-(?:[a-z]+-)*description$/u;
const creditName = /^(?:data-)?(?:[a-z]+-)*(?:credit|byline|photographer)$/u;
const maxElements = 500;
const maxWrappers = 3;

/** Gannett, lightboxes and others keep captions in attributes of the frame and show them by style or script. */
export function readFrameAttributes(frame: Element, image: Element): readonly FoundCaption[] {
  return [frame, ...inside(frame, () => true)]
    .slice(0, 1 + maxElements)
    .filter((element) => element !== image)
    .flatMap((element) => readAttributes(element, [captionName]));
}

/** WordPress and Jetpack keep further copies on the image. */
export function readImageAttributes({ element }: PageImage): readonly FoundCaption[] {
  return readAttributes(element, [captionName, imageCaptionName]);
}

/** Lightboxes keep captions on the link or the box around an image. */
export function readWrapperAttributes(
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
): readonly FoundCaption[] {
  const [, ...boxes] = withBoxes(image.element);
  const wrappers = boxes.slice(0, maxWrappers);
  const shared = wrappers.findIndex((wrapper) => holdsOtherPhotos(wrapper, image, images));
  return wrappers
    .slice(0, shared < 0 ? maxWrappers : shared)
    .flatMap((wrapper) => readAttributes(wrapper, [captionName, imageCaptionName]));
}

function readAttributes({ attribs }: Element, patterns: readonly RegExp[]): readonly FoundCaption[] {
  const names = Object.keys(attribs);
  const captions = names.filter((name) => patterns.some((pattern) => pattern.test(name)));
  if (captions.length === 0) return [];
  const credit = names.find((name) => creditName.test(name) && /\p{L}{2}/u.test(attribs[name] ?? ''));
  return captions
    .map((name) => ({
      place: name,
      text: textOfMarkup(attribs[name] ?? ''),
      credit: credit === undefined ? null : squeeze(attribs[credit] ?? ''),
    }))
    .filter(({ text }) => /\p{L}{2}\P{L}+\p{L}/u.test(text));
}
