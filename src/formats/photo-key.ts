import type { PhotoSize, ReceivedPhoto } from '../pipeline/gallery.ts';
import { identifyingQuery } from './photo-addresses/identifying-query.ts';
import { decodeOrKeep, isImageFile, nestedAddress } from './photo-addresses/nested-address.ts';
import { withoutRendition } from './photo-addresses/without-rendition.ts';

/** An address as received → the photo it shows, so that renditions of one photo have one key. */
export function receivedPhoto(uri: string, size: PhotoSize | null = null): ReceivedPhoto {
  return { uri, key: photoKey(uri), size, fingerprint: null };
}

const maxPathLength = 2000;

/** Two photos must never share a key: an address in which nothing names the photo is its own key, whole. */
function photoKey(uri: string): string {
  const address = nestedAddress(uri).replace(/#.*$/su, '');
  const [path = '', ...query] = address.slice(0, maxPathLength).split('?');
  // Agencies' item ids survive every rename: 32 hexadecimal digits.
  const itemId = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/iu.exec(fileName(path));
  if (itemId !== null) return itemId[0].toLowerCase();
  const photo = withoutRendition(withoutServer(decodeOrKeep(path)));
  const asked = identifyingQuery(query.join('?'));
  const isNamed = isImageFile(path) && fileName(photo) !== '';
  if (isNamed && (asked === '' || !isNameless(photo))) return photo;
  if (asked !== '') return `${photo}?${asked}`;
  // "/resizer?w=800" names nothing at all; "/photo-15199994?w=800" and a bare file name do.
  return query.length === 0 || /\d/u.test(fileName(photo)) ? photo : uri;
}

/** `image.jpg?id=17`: a name that any photo of the site has. */
function isNameless(photo: string): boolean {
  return /^(?:image|img|photo|picture|pic|file|media|default|index)$/iu.test(fileName(photo));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * The servers that share a site's pictures out do not tell them apart: `https://s2.wire.example/pier.jpg` → `//s.wire.example/pier.jpg`.
 * WordPress's image proxy stands in front of the address: `https://i0.wp.com/desk.example/pier.jpg`
 */
function withoutServer(path: string): string {
  return path
    .replace(/^https?:/iu, '')
    .replace(/^\/\/i\d\.wp\.com\//iu, '//')
    .replace(/^(\/\/[a-z]{1,10})-?\d{1,2}(?=\.[^/]+\.)/iu, '$1');
}
