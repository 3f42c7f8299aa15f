/** An object of schema.org. */
export type LinkedImage = Readonly<Record<string, unknown>>;

/** The galleries and the images that linked data describe, each in its order. */
export interface LinkedImages {
  readonly galleries: readonly LinkedImage[];
  readonly images: readonly LinkedImage[];
}

const maxDepth = 12;

/** `ImageObject`s with words, wherever they stand; without words only as parts of an `ImageGallery`: elsewhere they are logos. */
export function findLinkedImages(values: readonly unknown[]): LinkedImages {
  const found = { galleries: [] as LinkedImage[], images: [] as LinkedImage[] };
  for (const value of values) collect(value, found, false, 0);
  return found;
}

function collect(
  value: unknown,
  found: { readonly galleries: LinkedImage[]; readonly images: LinkedImage[] },
  isInGallery: boolean,
  depth: number,
): void {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return;
  const object = value as LinkedImage;
  const isGallery = object['@type'] === 'ImageGallery';
  if (isGallery) found.galleries.push(object);
  if (object['@type'] === 'ImageObject' && (hasWords(object) || (isInGallery && hasFile(object)))) {
    found.images.push(object);
    return;
  }
  for (const [key, child] of Object.entries(object)) {
    // What stands in a list stands where the list does; a gallery's publisher has a logo.
    const isPart = Array.isArray(value) ? isInGallery : isGallery && parts.has(key);
    collect(child, found, isPart, depth + 1);
  }
}

const parts: ReadonlySet<string> = new Set(['associatedMedia', 'image', 'hasPart', 'itemListElement']);

function hasWords({ caption, description }: LinkedImage): boolean {
  return isText(caption) || isText(description);
}

function hasFile({ contentUrl }: LinkedImage): boolean {
  return isText(contentUrl);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
