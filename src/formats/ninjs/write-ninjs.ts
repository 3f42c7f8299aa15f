import type { Item, Manifest } from '../../pipeline/manifest.ts';
import { carriedDay } from '../carried-day.ts';
import { encodePart } from '../encode-part.ts';
import { toUri } from '../to-uri.ts';
import { toAssociation } from './to-association.ts';

/** A manifest → ninjs 3.1: a composite whose associations are the items in their order. */
export function writeFormat(manifest: Manifest): string {
  return `${JSON.stringify(toNinjs(manifest, '3.1'), null, 2)}\n`;
}

/** The composite with the names of ninjs 3, whose `standard` names the version it is written for. */
export function toNinjs(manifest: Manifest, version: '2.2' | '3.1'): Readonly<Record<string, unknown>> {
  const { id, headline, items } = manifest;
  const day = carriedDay(manifest.referenceDate);
  const language = commonLanguage(items);
  return {
    uri: toUri(id) ?? `urn:cutline:gallery:${encodePart(id)}`,
    type: 'composite',
    representationType: 'full',
    profile: 'photo-gallery',
    standard: {
      name: 'ninjs',
      version,
      schema: `http://www.iptc.org/std/ninjs/ninjs-schema_${version}.json#`,
    },
    // A gallery of which nothing is left is taken back.
    pubStatus: items.length === 0 ? 'canceled' : 'usable',
    ...(language !== null && { language }),
    ...(headline !== null && {
      headlines: [{ role: 'main', contentType: 'text/plain', value: headline }],
    }),
    ...(day !== null && {
      descriptions: [{ role: 'referenceDate', contentType: 'text/plain', value: day }],
    }),
    altIds: [{ role: 'galleryId', value: id }],
    associations: items.map(toAssociation),
  };
}

function commonLanguage(items: readonly Item[]): string | null {
  const [language = null, ...others] = new Set(items.map(({ caption }) => caption.language));
  return others.length === 0 ? language : null;
}
