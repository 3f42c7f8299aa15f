import type { Credit, Item, Manifest } from '../../pipeline/manifest.ts';
import { encodePart } from '../encode-part.ts';
import { toUri } from '../to-uri.ts';

/**
 * A manifest → schema.org's `ImageGallery`, for a page that shows it: what search engines ask for of an image, and nothing that is
 * not known. It may stand between script tags as it is.
 */
export function writeFormat(manifest: Manifest): string {
  const gallery = JSON.stringify(toImageGallery(manifest), null, 2);
  return `${gallery.replaceAll('<', String.raw`\u003c`)}\n`;
}

function toImageGallery({ id, headline, items, source }: Manifest): object {
  const uri = toUri(id);
  const page = source.uri === null ? null : toUri(source.uri);
  return {
    '@context': 'https://schema.org',
    '@type': 'ImageGallery',
    ...(uri === null ? { identifier: id } : { '@id': uri }),
    ...(headline !== null && { name: headline }),
    ...(page !== null && { isBasedOn: page }),
    associatedMedia: items.map(toImageObject),
  };
}

/** The rights in a photo are in no manifest: no licence, and no notice of copyright, is made up. */
function toImageObject({ id, position, photo, caption, credit, date }: Item): object {
  return {
    '@type': 'ImageObject',
    identifier: id,
    position,
    ...(photo !== null && { contentUrl: toUri(photo.uri) ?? toRelative(photo.uri) }),
    caption: caption.text,
    ...(credit.line !== null && { creditText: credit.line }),
    ...creators(credit),
    ...(date.value !== null && { dateCreated: date.value }),
    ...(caption.language !== null && { inLanguage: caption.language }),
    ...(photo !== null && photo.width !== null && { width: photo.width }),
    ...(photo !== null && photo.height !== null && { height: photo.height }),
    ...(photo !== null && photo.sha256 !== null && { sha256: photo.sha256 }),
  };
}

/** People; where none is named, the house that made the picture. */
function creators({ creators: people, provider, agency }: Credit): object {
  const house = provider ?? agency;
  if (people.length > 0) return { creator: people.map((name) => ({ '@type': 'Person', name })) };
  return house === null ? {} : { creator: [{ '@type': 'Organization', name: house }] };
}

/** A file's name as an address beside the page's. */
function toRelative(name: string): string {
  return name.replace(/[^\w.~!$&'()*+,;=@%/?-]/gu, encodePart);
}
