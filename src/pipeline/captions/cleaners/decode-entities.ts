import { decodeHTML } from 'entities';
import type { CaptionCleaner } from '../caption-draft.ts';
import { withText } from './with-text.ts';

/** `Norland&#39;s <b>chief</b>` → `Norland's chief`; twice-encoded text too. */
export const decodeEntities: CaptionCleaner = {
  name: 'decode-entities',
  clean: (draft) => withText(draft, decode(stripTags(decode(draft.text)))),
};

function decode(text: string): string {
  if (!text.includes('&')) return text;
  // Stray ampersands ("Rope & Ladder", "AT&T") are text: only what ends with ";" is an entity.
  const once = text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/giu, (entity) =>
    decodeHTML(entity),
  );
  return once === text ? text : decode(once);
}

function stripTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<(?:br|p|div|li)\b[^<>]{0,300}>/giu, ' ')
    .replace(/<\/?[a-z][a-z\d]{0,15}(?:\s[^<>]{0,500})?\/?>/giu, '');
}
