import type { MetadataFields } from '../../pipeline/photos/photo-metadata.ts';

const dublinCore = 'http://purl.org/dc/elements/1.1/';
const photoshop = 'http://ns.adobe.com/photoshop/1.0/';
const xmp = 'http://ns.adobe.com/xap/1.0/';

/** The XMP properties that are read, and the fields they fill. */
export const xmpProperties: ReadonlyMap<string, keyof MetadataFields> = new Map([
  [`${dublinCore}description`, 'caption'],
  [`${dublinCore}creator`, 'creators'],
  [`${photoshop}Headline`, 'headline'],
  [`${photoshop}Credit`, 'credit'],
  [`${photoshop}AuthorsPosition`, 'bylineTitle'],
  [`${photoshop}Source`, 'source'],
  [`${photoshop}Instructions`, 'instructions'],
  [`${photoshop}Category`, 'categories'],
  [`${photoshop}SupplementalCategories`, 'categories'],
  [`${photoshop}DateCreated`, 'dateCreated'],
  [`${xmp}CreateDate`, 'dateDigitized'],
]);

/** What prefixes mean where a packet does not say, and RDF's own namespace. */
export const usualPrefixes: readonly (readonly [string, string])[] = [
  ['dc', dublinCore],
  ['photoshop', photoshop],
  ['xmp', xmp],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
];

export const rdfRoot = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#RDF';
