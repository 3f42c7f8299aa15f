import { addressNames, dataAddress, leadsToPage } from './data-address.ts';
import { fieldsOf, firstField, type DataFields } from '../../data-fields.ts';
import { dataText } from './data-text.ts';

/** A picture as a page's data describe it. */
export interface DataPicture {
  readonly caption: string;
  readonly credit: string | null;
  readonly byline: string | null;
  readonly uri: string;
}

/** Fields that hold nothing but a picture's caption. */
const captionNames = (
  'caption captiontext captionhtml captionraw rawcaption photocaption imagecaption mediacaption ' +
  'slidecaption longcaption fullcaption cutline legend'
).split(' ');
/** Fields that hold the words of anything: a picture, a story, a person. */
const descriptionNames =
  'subheadlines descriptiontext descriptionhtml description longdescription alttext imagealt alt'.split(' ');
const titleNames = ['headline', 'headlines', 'title'];
const otherThings = 'name price sku bio email jobtitle'.split(' ');
const wrapperNames = 'node image photo picture media asset item fields attributes slide data'.split(' ');
const minDescriptionWords = 4;
const maxWrappers = 2;

/** An object of a page's data → the picture it describes with its caption and address, or `null`. */
export function readPicture(value: unknown, depth = 0): DataPicture | null {
  const fields = fieldsOf(value);
  if (!mayHoldPicture(fields)) return null;
  const address = dataAddress(fields);
  const caption = firstField(fields, captionNames, (field) => dataText(field));
  const description = caption ?? readDescription(fields);
  if (address === null || description === null) {
    if (depth >= maxWrappers || isStory(fields, false, false)) return null;
    return firstField(fields, wrapperNames, (field) => readPicture(field, depth + 1));
  }
  if (isStory(fields, caption !== null, address.isDirect)) return null;
  return { caption: description, ...readCredit(fields), uri: address.uri };
}

const textNames: ReadonlySet<string> = new Set([...captionNames, ...descriptionNames]);
const outerNames: ReadonlySet<string> = new Set(wrapperNames);

/** Most objects of a page's data have no field for a picture, or none for words: they need not be looked into. */
function mayHoldPicture(fields: DataFields): boolean {
  let [hasAddress, hasText] = [false, false];
  for (const name of fields.keys()) {
    if (outerNames.has(name)) return true;
    hasAddress ||= addressNames.has(name);
    hasText ||= textNames.has(name);
  }
  return hasAddress && hasText;
}

function readDescription(fields: DataFields): string | null {
  if (otherThings.some((name) => fields.has(name))) return null;
  return firstField(fields, descriptionNames, (field) => {
    const text = dataText(field);
    return text !== null && text.split(' ').length >= minDescriptionWords ? text : null;
  });
}

/** A story in a list of stories has a title, leads to a page, and shows a picture that is described apart. */
function isStory(fields: DataFields, hasCaption: boolean, hasAddress: boolean): boolean {
  if ((hasCaption && hasAddress) || !titleNames.some((name) => fields.has(name))) return false;
  return leadsToPage(fields) || (!hasCaption && !hasAddress);
}

const creditNames = (
  'credit creditline credittext photocredit imagecredit attribution copyrightnotice copyright ' +
  'copyrightholder'
).split(' ');
const bylineNames = 'photographer photographers photographername byline creator author'.split(' ');

function readCredit(fields: DataFields): Pick<DataPicture, 'credit' | 'byline'> {
  // Arc sets the people and the house apart: { "by": [{ "name": … }], "affiliation": [{ "name": … }] }
  const credits = fieldsOf(fields.get('credits'));
  return {
    credit:
      firstField(fields, creditNames, creditText) ??
      firstField(credits, ['affiliation', 'affiliations'], creditText) ??
      creditText(fields.get('credits')),
    byline: firstField(fields, bylineNames, creditText) ?? firstField(credits, ['by'], creditText),
  };
}

/** An address for letters is no credit. */
function creditText(field: unknown): string | null {
  const text = dataText(field);
  return text === null || /\S@\S/u.test(text) ? null : text;
}
