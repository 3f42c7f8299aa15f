import type { ReceivedPhoto } from '../pipeline/gallery.ts';

/** An address as received → the photo it shows, so that renditions of one photo have one key. */
export function receivedPhoto(uri: string): ReceivedPhoto {
  return { uri, key: photoKey(uri), fingerprint: null };
}

/**
 * What sites put into an address to ask for a size. Each turns the address of a rendition into that of the photo.
 * `photos/2290114/1/1024x1024.jpg` → `photos/2290114`, `pier-1024x683.jpg` → `pier.jpg`, `ash_t800.jpg` → `ash.jpg`
 */
const renditionMarks: readonly { readonly mark: RegExp; readonly without: string }[] = [
  // Hearst: /photos/03/42/2290114/1/1024x1024.jpg
  { mark: /\/\d{1,3}\/(?:[a-z]{1,12}[-_]?)?\d{1,5}x\d{0,5}\.[a-z]{3,4}$/i, without: '' },
  // A resizing service in the path: /resize/800x600/, /dims4/default/ab12/2147483647/strip/true/, /w_800,h_600/
  {
    mark: /\/(?:resize|crop|thumbnail|fit|fill|scale|strip|quality|format)\/[^/]{1,40}(?=\/)/gi,
    without: '',
  },
  { mark: /\/dims4?\/[^/]{1,40}\/[^/]{1,40}(?:\/\d{1,20})?(?=\/)/i, without: '' },
  { mark: /\/(?:[a-z]{1,3}_[\w.:-]{1,20},?){1,8}(?=\/)/gi, without: '' },
  { mark: /\/(?:\d{1,5}x\d{1,5}|[wh]\d{2,5}|s\d{2,4}x\d{2,4})(?=\/)/gi, without: '' },
  // A size at the end of the file's name.
  {
    mark: /[-_@](?:\d{2,5}x\d{0,5}|t\d{2,4}|w\d{2,4}|h\d{2,4}|\d{1,2}x|\d{3,4}w)(?=\.[a-z]{3,4}$)/i,
    without: '',
  },
  {
    mark: /[-_.](?:scaled|thumb|thumbnail|small|medium|large|full|preview|square|teaser|big|orig|original|xl|lg|md|sm|xs)(?=\.[a-z]{3,4}$)/i,
    without: '',
  },
  { mark: /\.(?:jpe?g|png|webp|avif|gif)$/i, without: '' },
];

function photoKey(uri: string): string {
  const inner = nestedAddress(uri);
  const path = inner.replace(/[?#].*$/s, '').slice(0, 2000);
  // Agencies' item ids survive every rename: 32 hexadecimal digits.
  const itemId = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i.exec(fileName(path));
  if (itemId !== null) return itemId[0].toLowerCase();
  return renditionMarks.reduce((key, { mark, without }) => key.replace(mark, without), withoutScheme(path));
}

/** A resizing proxy names the photo in its query: `/_next/image?url=%2Fpier.jpg&w=640` → `/pier.jpg` */
function nestedAddress(uri: string): string {
  const match = /[?&](?:url|src|image|img)=([^&#]{4,2000})/i.exec(uri.slice(0, 4000));
  if (match?.[1] === undefined) return uri;
  const nested = decodeOrKeep(match[1]);
  return /\.(?:jpe?g|png|webp|avif|gif)(?:$|\?)/i.test(nested) ? nested : uri;
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** WordPress's image proxy stands in front of the address: `https://i0.wp.com/desk.example/pier.jpg` */
function withoutScheme(path: string): string {
  return path.replace(/^https?:/i, '').replace(/^\/\/i\d\.wp\.com\//i, '//');
}
