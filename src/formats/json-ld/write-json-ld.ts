import type { Credit, Item, Manifest } from '../../pipeline/manifest.ts';
import { carriedDay } from '../carried-day.ts';
import { encodePart } from '../encode-part.ts';
import { creditCheck } from '../own-words.ts';
import { toUri } from '../to-uri.ts';

/**
 * A manifest → schema.org's `ImageGallery`, for a page that shows it: what search engines ask for of an image, and nothing that is
 * not known. It may stand between script tags as it is.
 */
export function writeFormat(manifest: Manifest): string {
  const gallery = JSON.stringify(toImageGallery(manifest), null, 2);
  return `${gallery.replaceAll('<', String.raw`\u003c`)}\n`;
}

function toImageGallery({ id, headline, items, source, referenceDate }: Manifest): object {
  const day = carriedDay(referenceDate);
  const uri = toUri(id);
  const page = source.uri === null ? null : toUri(source.uri);
  return {
    '@context': 'https://schema.org',
    '@type': 'ImageGallery',
    ...(uri === null ? { identifier: id } : { '@id': uri }),
    ...(headline !== null && { name: headline }),
    ...(page !== null && { isBasedOn: page }),
    ...(day !== null && { datePublished: day }),
    associatedMedia: items.map(toImageObject),
  };
}

/** The rights in a photo are in no manifest: no licence, and no notice of copyright, is made up. */
function toImageObject(item: Item): object {
  const { id, position, photo, caption, credit, date } = item;
  const terms = ownTerms(item);
  return {
    '@type': 'ImageObject',
    identifier: [toProperty('item', id), ...creditProperty(credit)],
    position,
    ...(photo !== null && { contentUrl: toUri(photo.uri) ?? toRelative(photo.uri) }),
    caption: caption.text,
    ...(credit.line !== null && { creditText: credit.line }),
    ...creators(credit),
    ...houses(credit),
    ...(date.value !== null && { dateCreated: date.value }),
    ...(caption.language !== null && { inLanguage: caption.language }),
    ...(photo !== null && photo.width !== null && { width: photo.width }),
    ...(photo !== null && photo.height !== null && { height: photo.height }),
    ...(photo !== null && photo.sha256 !== null && { sha256: photo.sha256 }),
    ...(terms.length > 0 && { keywords: terms }),
  };
}

/** Flags, and how the date was found: schema.org has no field for them, but takes words of anybody's own sets. */
function ownTerms({ flags, date: { value, basis } }: Item): readonly object[] {
  return [
    ...flags.filter((flag) => flag !== 'shares-caption').map((flag) => toTerm(flag, 'flag')),
    ...(value === null ? [] : [toTerm(basis, 'date-basis')]),
  ];
}

function toTerm(name: string, set: string): object {
  return { '@type': 'DefinedTerm', name, inDefinedTermSet: `urn:cutline:${set}` };
}

/** People; where none is named, the house that made the picture. */
function creators({ creators: people, provider, agency }: Credit): object {
  const house = provider ?? agency;
  if (people.length > 0) return { creator: people.map((name) => ({ '@type': 'Person', name })) };
  return house === null ? {} : { creator: [{ '@type': 'Organization', name: house }] };
}

/** Which credit line the names of people and houses belong to. */
function creditProperty({ line }: Credit): readonly object[] {
  const check = creditCheck(line);
  return check === null ? [] : [toProperty('credit-check', check)];
}

function toProperty(name: string, value: string): object {
  return { '@type': 'PropertyValue', propertyID: `urn:cutline:${name}`, value };
}

/** Who had which part in it, as schema.org tells the roles of contributors. */
function houses({ agency, provider, via }: Credit): object {
  const contributors = [
    ...(agency === null ? [] : [toRole(agency, 'agency')]),
    ...(provider === null ? [] : [toRole(provider, 'provider')]),
    ...via.map((name) => toRole(name, 'distributor')),
  ];
  return contributors.length === 0 ? {} : { contributor: contributors };
}

function toRole(name: string, role: string): object {
  return { '@type': 'Role', roleName: role, contributor: { '@type': 'Organization', name } };
}

/** A file's name as an address beside the page's. */
function toRelative(name: string): string {
  return name.replace(/[^\w.~!$&'()*+,;=@%/?-]/gu, encodePart);
}
