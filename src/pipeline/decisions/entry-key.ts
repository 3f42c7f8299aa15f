import { decodeHTML } from 'entities';
import type { ReceivedEntry } from '../gallery.ts';
import { contentDigest } from '../manifests/content-digest.ts';

/**
 * What an entry is called in decisions: `entry-` and a digest of its text, its credit and its photo as received. Entries of
 * equal content share a key. White space, line breaks, tags, entities, invisible characters and the counter in front
 * (`3of9`) make no difference, nor does the order of the gallery or any rule.
 *
 * Every decision ever made hangs on these digests: a change here, however small, makes them all stale.
 */
export function entryKey({ text, credit, photo }: Pick<ReceivedEntry, 'text' | 'credit' | 'photo'>): string {
  const content = [bareContent(text), credit === null ? null : bareContent(credit), photo?.key ?? null];
  return `entry-${contentDigest(content).slice(0, 32)}`;
}

function bareContent(text: string): string {
  const decoded = decodeTwice(text).replace(tags, '').normalize('NFKC').replace(unseen, '');
  return decoded.replace(counter, '');
}

/** `&amp;#8217;` was encoded twice on its way. */
function decodeTwice(text: string): string {
  return text.includes('&') ? decodeHTML(decodeHTML(text)) : text;
}

const tags = /<\/?[a-z][^<>]*>/giu;
const unseen = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
const counter = /^[[(]?\d{1,3}(?:of|\/)\d{1,3}[\])]?/iu;
