import type { Element } from 'domhandler';
import { isImageFile } from '../photo-addresses/nested-address.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { closestNamed, inside } from './page-elements.ts';

/**
 * Where the file of what shows a picture is, or `null`: lazy pages keep it in attributes of their own and show an empty
 * picture until a script puts it in its place.
 */
export function ownAddress(element: Element): string | null {
  for (const candidate of addresses(element)) {
    const address = candidate.trim();
    if (address !== '' && !isPlaceholder(address)) return address;
  }
  return null;
}

/** The best first; most images need no second. */
function* addresses(element: Element): Generator<string> {
  const { name, attribs } = element;
  yield* lazyAddresses(attribs);
  yield attribs['src'] ?? '';
  yield* setAddresses(attribs['srcset']);
  yield* sourceAddresses(element);
  yield backgroundAddress(attribs['style']);
  // A link that shows a picture leads to its file.
  const target = name === 'a' ? (attribs['href'] ?? '') : '';
  if (isImageFile(target)) yield target;
}

/** Attributes that name an address which is not the picture's: `data-pin-url`, `data-fallback-src`, `data-author-image` */
const otherNames =
  /placeholder|fallback|default|error|blank|blur|low|lqip|poster|author|avatar|logo|share|link|page|href|permalink/u;
const sourceNames = /(?:^|-)(?:src|srcset|original|lazy|lazyload|hires|bg|background)(?:-|$)/u;

/** Any `data-…` attribute that holds the address of an image's file; those named for a source need no file's name. */
function lazyAddresses(attribs: Readonly<Record<string, string>>): readonly string[] {
  // A component of the site's own, `<slide original="pier.jpg" caption="…">`, needs no "data-" for its attributes.
  const isComponent = attribs['caption'] !== undefined;
  const names = Object.keys(attribs).filter(
    (name) =>
      (isComponent || name.startsWith('data-')) &&
      !otherNames.test(name) &&
      !/^\s*[[{<]/u.test(attribs[name] ?? ''),
  );
  const sources = names.filter((name) => sourceNames.test(name));
  const others = names.filter((name) => !sourceNames.test(name));
  return [
    ...sources.flatMap((name) => setAddresses(unwrapped(attribs[name] ?? '')).filter(isSourceAddress)),
    ...others.flatMap((name) => setAddresses(unwrapped(attribs[name] ?? '')).filter(isImageFile)),
  ];
}

function isSourceAddress(address: string): boolean {
  return isImageFile(address) || /^(?:https?:\/\/|\/)/iu.test(address);
}

/** `url("/pier.jpg")` → `/pier.jpg` */
function unwrapped(value: string): string {
  return /^\s*url\(["']?([^"')]+)["']?\)\s*$/iu.exec(value)?.[1] ?? value;
}

/** `pier-300.jpg 300w, pier-600.jpg 600w` → its addresses; an address may hold commas itself. */
function setAddresses(set: string | undefined): readonly string[] {
  if (set === undefined) return [];
  const maxAddresses = 20;
  const tokens = set.trim().split(/\s+/u, maxAddresses * 2);
  return tokens
    .map((token) => token.replace(/^[\d.]+[wxh],/u, '').replace(/,$/u, ''))
    .filter((token) => token !== '' && !/^[\d.]+[wxh]$/u.test(token));
}

/** The sources of its `<picture>`. */
function* sourceAddresses(image: Element): Generator<string> {
  const picture = closestNamed(image, 'picture');
  if (picture === null) return;
  for (const { attribs } of inside(picture, ({ name }) => name === 'source'))
    for (const key of ['data-srcset', 'srcset', 'data-src']) yield* setAddresses(attribs[key]);
}

function backgroundAddress(style: string | undefined): string {
  if (style === undefined) return '';
  return /background(?:-image)?\s*:[^;]*?url\(\s*["']?([^"')]+)["']?\s*\)/iu.exec(style)?.[1] ?? '';
}
