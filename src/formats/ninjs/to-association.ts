import type { Credit, Item, Photo, PhotoDate } from '../../pipeline/manifest.ts';
import { creditCheck } from '../own-words.ts';
import { toUri } from '../to-uri.ts';
import { ownItemUri } from './own-item-uri.ts';

/** An item → the picture that a composite is associated with, in the names of ninjs 3. */
export function toAssociation(item: Item): Readonly<Record<string, unknown>> {
  const { id, position, caption, credit, date, photo } = item;
  return {
    name: `photo-${String(position).padStart(3, '0')}`,
    uri: ownItemUri(id),
    type: 'picture',
    ...(caption.language !== null && { language: caption.language }),
    ...(credit.creators.length > 0 && { by: credit.creators.join(' and ') }),
    ...(isFullTime(date) && { contentCreated: date.value }),
    descriptions: [
      { role: 'caption', contentType: 'text/plain', value: caption.text },
      ...describe('creditline', credit.line),
      ...describe('dateCreated', isFullTime(date) ? null : date.value),
    ],
    ...named('infoSources', listSources(credit)),
    ...named('subjects', [...listFlags(item), ...tellBasis(date)]),
    altIds: [{ role: 'cutlineItem', value: id }, ...creditIds(credit), ...photoIds(photo)],
    ...named('renditions', renditions(photo)),
  };
}

/** `contentCreated` wants a time with its zone: a day, a month or a year stand in a description, and no time is made up. */
function isFullTime({ value }: PhotoDate): boolean {
  return /T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/u.test(value ?? '');
}

function describe(role: string, value: string | null): readonly object[] {
  return value === null ? [] : [{ role, contentType: 'text/plain', value }];
}

function named(name: string, list: readonly object[]): Readonly<Record<string, readonly object[]>> {
  return list.length === 0 ? {} : { [name]: list };
}

/** The people once more, each on their own: `by` is one text for all of them. */
function listSources({ creators, agency, provider, via }: Credit): readonly object[] {
  return [
    ...creators.map((name) => ({ name, role: 'creator' })),
    ...(agency === null ? [] : [{ name: agency, role: 'agency' }]),
    ...(provider === null ? [] : [{ name: provider, role: 'provider' }]),
    ...via.map((name) => ({ name, role: 'distributor' })),
  ];
}

/** What wires say with a subject (`file`), said for all flags; that two photos share their words is no fact about a photo. */
function listFlags({ flags }: Item): readonly object[] {
  return flags
    .filter((flag) => flag !== 'shares-caption')
    .map((flag) => ({ rel: 'flag', name: flag, literal: flag }));
}

/** How the date was found: read again, the words alone may not tell it. */
function tellBasis({ value, basis }: PhotoDate): readonly object[] {
  return value === null ? [] : [{ rel: 'dateBasis', name: basis, literal: basis }];
}

/** Which credit line the names in `infoSources` belong to. */
function creditIds({ line }: Credit): readonly object[] {
  const check = creditCheck(line);
  return check === null ? [] : [{ role: 'creditCheck', value: check }];
}

/** A rendition's address must be a whole one: of a file only its name is known. */
function photoIds(photo: Photo | null): readonly object[] {
  if (photo === null) return [];
  return [
    ...(toUri(photo.uri) === null ? [{ role: 'originalFileName', value: photo.uri }] : []),
    ...(photo.sha256 === null ? [] : [{ role: 'sha256', value: photo.sha256 }]),
  ];
}

function renditions(photo: Photo | null): readonly object[] {
  const href = photo === null ? null : toUri(photo.uri);
  if (photo === null || href === null) return [];
  const { width, height } = photo;
  return [{ name: 'main', href, ...(width !== null && height !== null && { width, height }) }];
}
