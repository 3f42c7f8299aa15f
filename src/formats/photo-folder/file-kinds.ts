/** What a file that came with others is, by its name; `other` is not looked at. */
export type FileKind = 'photo' | 'document' | 'other';

const photoEndings: ReadonlySet<string> = new Set([
  'jpg',
  'jpeg',
  'jpe',
  'jfif',
  'png',
  'webp',
  'tif',
  'tiff',
  'avif',
  'heic',
  'heif',
  'gif',
  'jp2',
]);
const galleryEndings: ReadonlySet<string> = new Set([
  'txt',
  'text',
  'md',
  'html',
  'htm',
  'xhtml',
  'xml',
  'json',
  'csv',
  'tsv',
]);
const sidecarEndings: ReadonlySet<string> = new Set(['xmp', 'json']);

/** `Net 1.JPG` → photo; `net.txt`, `net.xmp` → document. */
export function fileKind(name: string): FileKind {
  // Systems leave hidden files behind, and copies of names: `._net.jpg`.
  if (name.startsWith('.')) return 'other';
  const ending = endingOf(name);
  if (photoEndings.has(ending)) return 'photo';
  return galleryEndings.has(ending) || sidecarEndings.has(ending) ? 'document' : 'other';
}

/** Whether a document may be a gallery where it is no photo's sidecar. */
export function mayBeGallery(name: string): boolean {
  return galleryEndings.has(endingOf(name));
}

/** Whether a document can be nothing but a photo's sidecar. */
export function isOnlySidecar(name: string): boolean {
  return fileKind(name) === 'document' && !mayBeGallery(name);
}

/** The photo a document stands beside: `net.jpg` for `net.xmp`, `net.jpg.xmp`, `net.json`, `NET.JPG.json`; else `null`. */
export function sidecarPhoto(name: string, photos: readonly string[]): string | null {
  if (!sidecarEndings.has(endingOf(name))) return null;
  const stem = withoutEnding(name).toLowerCase();
  return (
    photos.find((photo) => photo.toLowerCase() === stem) ??
    photos.find((photo) => withoutEnding(photo).toLowerCase() === stem) ??
    null
  );
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

function withoutEnding(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
