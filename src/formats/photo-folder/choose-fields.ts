import type { MetadataFields, PhotoMetadata } from '../../pipeline/photos/photo-metadata.ts';
import { compareCopies } from './compare-copies.ts';

/** What is believed of a photo, with the words of copies that say something else. */
export interface ChosenFields extends Pick<MetadataFields, TextField | 'creators'> {
  /** In a desk's words: which field, which copy was not used and what it says. */
  readonly differences: readonly string[];
}

/** Where fields come from, the most trusted first; files beside the photo were made to correct what is in it. */
export interface FieldSources {
  readonly sidecars: readonly MetadataFields[];
  readonly metadata: PhotoMetadata | null;
}

type TextField = 'caption' | 'headline' | 'credit' | 'bylineTitle' | 'source' | 'instructions';

/**
 * Which copy wins: a file beside the photo; XMP, or IIM where a program that knows no XMP changed it last; EXIF at the end,
 * where cameras write their own name. Of a text and its cut copy the whole one counts. `isNoCaption` knows what cameras write.
 */
export function chooseFields(sources: FieldSources, isNoCaption: (caption: string) => boolean): ChosenFields {
  const differences: string[] = [];
  const choose = (field: TextField): string | null => {
    const { text, other } = chooseText(sources, (fields) => {
      const found = fields[field];
      return field === 'caption' && found !== null && isNoCaption(found) ? null : found;
    });
    if (other !== null) differences.push(`its other ${fieldNames[field]} is "${shorten(other)}"`);
    return text;
  };
  return {
    caption: choose('caption'),
    headline: choose('headline'),
    credit: choose('credit'),
    creators: chooseCreators(sources),
    bylineTitle: choose('bylineTitle'),
    source: choose('source'),
    instructions: choose('instructions'),
    differences,
  };
}

const fieldNames: Readonly<Record<TextField, string>> = {
  caption: 'caption',
  headline: 'headline',
  credit: 'credit',
  bylineTitle: 'byline title',
  source: 'source',
  instructions: 'instructions',
};

function chooseText(
  { sidecars, metadata }: FieldSources,
  fieldOf: (fields: MetadataFields) => string | null,
): { readonly text: string | null; readonly other: string | null } {
  const beside = sidecars.map(fieldOf).find((text) => text !== null);
  if (beside !== undefined) return { text: beside, other: null };
  const [first, second] = wireBlocks(metadata).flatMap((fields) => fieldOf(fields) ?? []);
  if (first === undefined)
    return { text: metadata?.exif == null ? null : fieldOf(metadata.exif), other: null };
  if (second === undefined) return { text: first, other: null };
  const relation = compareCopies(first, second);
  return { text: relation === 'longer' ? second : first, other: relation === 'other' ? second : null };
}

/** XMP and IIM, the believed one first. */
function wireBlocks(metadata: PhotoMetadata | null): readonly MetadataFields[] {
  if (metadata === null) return [];
  const { iim, xmp, isIimNewer } = metadata;
  return (isIimNewer ? [iim, xmp] : [xmp, iim]).filter((fields) => fields !== null);
}

/** The names of one source; one that IIM cut at its 32 bytes is read in full where another block has it. */
function chooseCreators({ sidecars, metadata }: FieldSources): readonly string[] {
  const sources = [...sidecars, ...wireBlocks(metadata), ...(metadata?.exif == null ? [] : [metadata.exif])];
  const [first, ...others] = sources.map(({ creators }) => creators).filter((names) => names.length > 0);
  const known = others.flat();
  return (first ?? []).map((name) => known.find((other) => compareCopies(name, other) === 'longer') ?? name);
}

const maxShown = 200;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length <= maxShown ? line : `${line.slice(0, maxShown)}…`;
}
