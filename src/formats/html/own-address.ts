import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { isImageFile } from '../photo-addresses/nested-address.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { closestNamed, insideNamed } from './page-elements.ts';

/**
 * Where the file of what shows a picture is, or `null`: lazy pages keep it in attributes of their own and show an empty
 * picture until a script puts it in its place.
 */
export function ownAddress(node: Cheerio<Element>): string | null {
  const candidates = [
    ...lazyAddresses(node),
    node.attr('src') ?? '',
    ...setAddresses(node.attr('srcset') ?? ''),
    ...sourceAddresses(node),
    ...backgroundAddresses(node.attr('style') ?? ''),
    ...linkAddresses(node),
  ].map((address) => address.trim());
  return candidates.find((address) => address !== '' && !isPlaceholder(address)) ?? null;
}

/** Attributes that name an address which is not the picture's: `data-pin-url`, `data-fallback-src`, `data-author-image` */
const otherNames =
  /placeholder|fallback|default|error|blank|blur|low|lqip|poster|author|avatar|logo|share|link|page|href|permalink/u;
const sourceNames = /(?:^|-)(?:src|srcset|original|lazy|lazyload|hires|bg|background)(?:-|$)/u;

/** Any `data-…` attribute that holds the address of an image's file; those named for a source need no file's name. */
function lazyAddresses(node: Cheerio<Element>): readonly string[] {
  // A component of the site's own, `<slide original="pier.jpg" caption="…">`, needs no "data-" for its attributes.
  const isComponent = node.attr('caption') !== undefined;
  const attributes = Object.entries(node.attr() ?? {}).filter(
    ([name, value]) =>
      (name.startsWith('data-') || isComponent) && !otherNames.test(name) && !/^\s*[[{<]/u.test(value),
  );
  const isSource = ([name]: readonly [string, string]) => sourceNames.test(name);
  return [...attributes.filter(isSource), ...attributes.filter((each) => !isSource(each))].flatMap(
    ([name, value]) =>
      setAddresses(unwrapped(value)).filter(
        (address) =>
          isImageFile(address) || (sourceNames.test(name) && /^(?:https?:\/\/|\/)/iu.test(address)),
      ),
  );
}

/** `url("/pier.jpg")` → `/pier.jpg` */
function unwrapped(value: string): string {
  return /^\s*url\(["']?([^"')]+)["']?\)\s*$/iu.exec(value)?.[1] ?? value;
}

/** `pier-300.jpg 300w, pier-600.jpg 600w` → its addresses; an address may hold commas itself. */
function setAddresses(set: string): readonly string[] {
  const maxAddresses = 20;
  const tokens = set.trim().split(/\s+/u, maxAddresses * 2);
  return tokens
    .map((token) => token.replace(/^[\d.]+[wxh],/u, '').replace(/,$/u, ''))
    .filter((token) => token !== '' && !/^[\d.]+[wxh]$/u.test(token));
}

/** The sources of its `<picture>`. */
function sourceAddresses(image: Cheerio<Element>): readonly string[] {
  const [element] = image.toArray();
  const picture = element === undefined ? null : closestNamed(element, 'picture');
  return picture === null
    ? []
    : [...insideNamed(picture, 'source')].flatMap(({ attribs }) =>
        [attribs['data-srcset'], attribs['srcset'], attribs['data-src']].flatMap((set) =>
          setAddresses(set ?? ''),
        ),
      );
}

function backgroundAddresses(style: string): readonly string[] {
  const address = /background(?:-image)?\s*:[^;]*?url\(\s*["']?([^"')]+)["']?\s*\)/iu.exec(style)?.[1];
  return address === undefined ? [] : [address];
}

/** A link that shows a picture leads to its file. */
function linkAddresses(node: Cheerio<Element>): readonly string[] {
  const target = node.prop('tagName') === 'A' ? node.attr('href') : undefined;
  return target !== undefined && isImageFile(target) ? [target] : [];
}
