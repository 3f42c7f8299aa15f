import type { PhotoSize } from '../../pipeline/gallery.ts';
import { fieldAt, fieldsOf, textAt, type DataFields } from '../data-fields.ts';
import { statedSize } from '../stated-size.ts';

/** A picture's file: where it is, and its size and the digest of its bytes where they are stated. */
export interface Rendition {
  readonly uri: string;
  readonly size: PhotoSize | null;
  readonly digest: string | null;
}

/** Renditions by name or in a list → the largest picture among them, or `null`. */
export function chooseRendition(renditions: unknown): Rendition | null {
  const [best] = listRenditions(renditions)
    .filter(({ fields }) => isPicture(fields))
    .toSorted((a, b) => pixels(b.fields) - pixels(a.fields) || rank(a.name) - rank(b.name));
  if (best === undefined) return null;
  const { fields } = best;
  return {
    uri: addressOf(fields) ?? '',
    size: statedSize(fieldAt(fields, 'width'), fieldAt(fields, 'height')),
    digest: textAt(fields, 'digest'),
  };
}

interface NamedRendition {
  readonly name: string;
  readonly fields: DataFields;
}

function listRenditions(renditions: unknown): readonly NamedRendition[] {
  if (typeof renditions !== 'object' || renditions === null) return [];
  return Object.entries(renditions).map(([key, value]) => {
    const fields = fieldsOf(value);
    return { name: (textAt(fields, 'name', 'rel', 'role') ?? key).toLowerCase(), fields };
  });
}

function isPicture(fields: DataFields): boolean {
  const kind = textAt(fields, 'mimetype', 'contenttype') ?? textAt(fields, 'type') ?? 'image';
  return addressOf(fields) !== null && /image|picture|photo|octet-stream/iu.test(kind);
}

function addressOf(fields: DataFields): string | null {
  return textAt(fields, 'href', 'url', 'uri')?.trim() ?? null;
}

function pixels(fields: DataFields): number {
  const area = Number(textAt(fields, 'width')) * Number(textAt(fields, 'height'));
  return Number.isFinite(area) ? area : 0;
}

const names = [
  'main',
  'original',
  'full',
  'highres',
  'baseimage',
  'preview',
  'viewimage',
  'small',
  'thumbnail',
];

function rank(name: string): number {
  const at = names.indexOf(name);
  return at === -1 ? names.indexOf('preview') : at;
}
