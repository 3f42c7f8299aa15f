import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { Rules } from '../../pipeline/rules.ts';
import { isImageFile } from '../photo-addresses/nested-address.ts';
import { findFrame } from './find-frame.ts';
import type { FoundCaption } from './found-caption.ts';
import { closest } from './page-elements.ts';
import type { PageImage } from './page-images.ts';
import {
  readFrameAttributes,
  readImageAttributes,
  readWrapperAttributes,
} from './read-caption-attributes.ts';
import { readCreditBeside } from './read-credit-beside.ts';
import { readDescriptions } from './read-descriptions.ts';
import { readUnframedCaptions } from './read-unframed-captions.ts';
import { readVisibleCaptions } from './read-visible-captions.ts';
import { textOfMarkup } from './visible-text.ts';

/** Every copy of an image's caption in the page, never joined: attributes, captions around it, its alternative text. */
export function collectCaptions(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  const frame = findFrame(page, image, images, rules);
  const credit = frame === null ? null : readCreditBeside(page, frame, rules);
  const copies = [
    ...(frame === null
      ? [...readUnframedCaptions(page, image, images, rules), ...readWrapperAttributes(image, images)]
      : [...readFrameAttributes(frame, image.element), ...readVisibleCaptions(page, frame, rules)]),
    ...readImageAttributes(image),
  ];
  const captions = copies
    .map((copy) => ({ ...copy, credit: copy.credit ?? credit }))
    .filter(({ text }) => /\p{L}{2}/u.test(text));
  const found = captions.length > 0 ? captions : readLinkTitle(image.element);
  return [
    ...found,
    ...readDescriptions(page, image.element, found, rules).map((copy) => ({ ...copy, credit })),
  ];
}

const minTitleWords = 6;

/** Old lightboxes: `<a href="pier-large.jpg" title="The caption"><img src="pier-small.jpg"></a>` */
function readLinkTitle(image: Element): readonly FoundCaption[] {
  const link = closest(image, ({ name, attribs }) => name === 'a' && titleOf(attribs) !== undefined);
  if (link === null || !isImageFile(link.attribs['href'] ?? '')) return [];
  const text = textOfMarkup(titleOf(link.attribs) ?? '');
  const isLightbox = text.split(' ').length >= minTitleWords;
  return isLightbox ? [{ place: 'link-title', text, credit: null }] : [];
}

function titleOf(attribs: Readonly<Record<string, string>>): string | undefined {
  return attribs['data-title'] ?? attribs['title'];
}
