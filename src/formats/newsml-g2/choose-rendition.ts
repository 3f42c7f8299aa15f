import type { PhotoSize } from '../../pipeline/gallery.ts';
import { statedSize } from '../stated-size.ts';
import { attributeOf, type XmlElement } from '../xml/xml-element.ts';
import { localName } from './local-name.ts';

/** A file of a picture. */
export interface Rendition {
  readonly address: string;
  readonly size: PhotoSize | null;
}

/** The largest picture among an item's renditions, or `null` where none has an address. */
export function chooseRendition(renditions: readonly XmlElement[]): Rendition | null {
  const pictures = renditions.filter((rendition) => isPicture(rendition) && addressOf(rendition) !== null);
  const [largest] = pictures.toSorted((a, b) => rank(b) - rank(a));
  const address = largest === undefined ? null : addressOf(largest);
  if (largest === undefined || address === null) return null;
  return { address, size: statedSize(attributeOf(largest, 'width'), attributeOf(largest, 'height')) };
}

/** Nothing but pictures is said to be one: what says nothing may be. */
export function isPicture(rendition: XmlElement): boolean {
  const type = attributeOf(rendition, 'contenttype') ?? attributeOf(rendition, 'format') ?? '';
  return !/^(?:video|audio|text|application)\//iu.test(type);
}

function addressOf(rendition: XmlElement): string | null {
  return attributeOf(rendition, 'href') ?? attributeOf(rendition, 'residref');
}

/** By area, else by bytes, else by what the rendition is called. */
function rank(rendition: XmlElement): number {
  const area = numberOf(rendition, 'width') * numberOf(rendition, 'height');
  if (area > 0) return 1e12 + area;
  const name = localName(attributeOf(rendition, 'rendition') ?? attributeOf(rendition, 'renditionuri'));
  const size = Math.min(numberOf(rendition, 'size'), 1e10);
  if (/high|main|base|original|full|print/u.test(name)) return 1e11 + size;
  return /thumb|preview|low|small|web|icon/u.test(name) ? size / 1e12 : size;
}

function numberOf(rendition: XmlElement, name: string): number {
  const value = Number(attributeOf(rendition, name));
  return Number.isFinite(value) && value > 0 ? value : 0;
}
