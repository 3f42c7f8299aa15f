import { encodePart } from '../encode-part.ts';

const itemPrefix = 'urn:cutline:item:';

/** What an item of a manifest is called in ninjs, where every item needs a URI. */
export function ownItemUri(itemId: string): string {
  return `${itemPrefix}${encodePart(itemId)}`;
}

/** Is it such a name, which leads to no photo? */
export function isOwnItemUri(uri: string): boolean {
  return uri.startsWith(itemPrefix);
}
