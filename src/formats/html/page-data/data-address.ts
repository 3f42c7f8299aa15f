import { isImageFile, nestedAddress } from '../../photo-addresses/nested-address.ts';
import { isPlaceholder } from '../is-placeholder.ts';
import { fieldsOf, firstField, type DataFields } from '../../data-fields.ts';

/** Fields that hold a picture's address and nothing else. */
const imageNames = (
  'src imageurl imagesrc imageuri image img photourl photo picture originalurl fullurl contenturl ' +
  'mediaurl downloadurl srcset images renditions crops sizes cutouts alternates media asset file'
).split(' ');
/** Fields that hold it, or that of a page. */
const linkNames = (
  'url href uri path source link original full large medium default base ' + 'thumbnailurl thumbnail thumb'
).split(' ');
const names = [...imageNames, ...linkNames];
/** Names of fields in which the address of a picture may be. */
export const addressNames: ReadonlySet<string> = new Set(names);
const pageNames = 'url href link uri path permalink canonicalurl websiteurl slug'.split(' ');
const maxDepth = 3;

/** Where the file of a picture in a page's data is, or `null`; `isDirect` where it stands in the object itself. */
export function dataAddress(fields: DataFields): { readonly uri: string; readonly isDirect: boolean } | null {
  const type = fields.get('type') ?? fields.get('@type');
  const isPicture = typeof type === 'string' && /image|picture|photo/iu.test(type);
  const read = (field: unknown, name: string) => addressIn(field, isPicture || imageNames.includes(name), 0);
  const direct = firstField(fields, names, (field, name) =>
    typeof field === 'string' ? read(field, name) : null,
  );
  const uri = direct ?? firstField(fields, names, read);
  return uri === null ? null : { uri, isDirect: direct !== null };
}

/** Does an object lead to a page, as a story in a list of stories does? */
export function leadsToPage(fields: DataFields): boolean {
  return firstField(fields, pageNames, (field) => (isPageAddress(field) ? true : null)) ?? false;
}

function isPageAddress(field: unknown): boolean {
  return (
    typeof field === 'string' && field !== '' && !/\s/u.test(field) && !isImageFile(nestedAddress(field))
  );
}

function addressIn(field: unknown, isImage: boolean, depth: number): string | null {
  if (typeof field === 'string') return isAddress(field, isImage) ? field : null;
  if (depth >= maxDepth) return null;
  if (Array.isArray(field)) return addressIn(field[0], isImage, depth + 1);
  const fields = fieldsOf(field);
  const named = firstField(fields, names, (each) => addressIn(each, isImage, depth + 1));
  // Renditions by name: { "LANDSCAPE_1140": "…/pier.jpg" }
  return named ?? firstField(fields, [...fields.keys()], (each) => addressIn(each, false, depth + 1));
}

function isAddress(text: string, isImage: boolean): boolean {
  if (text.length < 5 || /\s/u.test(text) || isPlaceholder(text)) return false;
  return isImageFile(nestedAddress(text)) || (isImage && /^(?:https?:)?\/[^\s]*\/?[^\s]+/iu.test(text));
}
