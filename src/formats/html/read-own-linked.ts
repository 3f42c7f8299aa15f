import type { EarlierReading } from '../../pipeline/gallery.ts';
import { fieldAt, fieldsOf, listAt, textAt } from '../data-fields.ts';
import { ownReading } from '../own-words.ts';
import { decodeOrKeep } from '../photo-addresses/nested-address.ts';
import type { LinkedImage } from './find-linked-images.ts';
import { linkedText, nameOfThing, textIn } from './linked-text.ts';

/** An image as Cutline described it → the credit and the kind of date that it wrote; of any other `null`. */
export function readOwnLinked(image: LinkedImage): EarlierReading | null {
  const fields = fieldsOf(image);
  const properties = listAt(fields, 'identifier').map(fieldsOf);
  const property = (name: string) =>
    properties.find((each) => textAt(each, 'propertyID') === `urn:cutline:${name}`) ?? null;
  if (property('item') === null) return null;
  const contributors = listAt(fields, 'contributor').map(fieldsOf);
  const named = (role: string) =>
    contributors
      .filter((each) => textAt(each, 'roleName') === role)
      .flatMap((each) => linkedText(nameOfThing(fieldAt(each, 'contributor'))) ?? []);
  const people = listAt(fields, 'creator').filter((each) => textAt(fieldsOf(each), '@type') === 'Person');
  const credit = {
    line: textIn(image, 'creditText'),
    creators: people.flatMap((each) => linkedText(nameOfThing(each)) ?? []),
    agency: named('agency')[0] ?? null,
    provider: named('provider')[0] ?? null,
    via: named('distributor'),
  };
  const check = textAt(property('credit-check') ?? new Map(), 'value');
  return ownReading(credit, check, ownTerms(image, 'date-basis')[0]);
}

/** What Cutline said of an image by words of its own sets. */
export function ownTerms(image: LinkedImage, set: string): readonly string[] {
  return listAt(fieldsOf(image), 'keywords')
    .map(fieldsOf)
    .filter((term) => textAt(term, 'inDefinedTermSet') === `urn:cutline:${set}`)
    .flatMap((term) => textAt(term, 'name') ?? []);
}

/** The name of a file, which Cutline wrote as an address beside the page's: `mud%20flat.jpg` → `mud flat.jpg` */
export function ownPhotoName(uri: string): string {
  return /^[a-z][a-z\d+.-]*:/iu.test(uri) ? uri : decodeOrKeep(uri);
}
