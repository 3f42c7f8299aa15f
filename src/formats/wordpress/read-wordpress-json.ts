import type { Gallery } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { jsonValue, type ReceivedDocument } from '../received-document.ts';
import { composeGallery } from './compose-gallery.ts';
import { readRest } from './read-rest.ts';

/** What WordPress' REST interface answers for a post, for media, or for a list of either → gallery. */
export function readFormat(document: ReceivedDocument, input: GalleryInput, rules: Rules): Gallery {
  const site = readRest(jsonValue(document, input.name), rules.fieldNames.wordpress);
  return composeGallery(site, 'wordpress', input, rules);
}
