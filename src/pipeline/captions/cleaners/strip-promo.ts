import type { CaptionCleaner } from '../caption-draft.ts';
import type { Rules } from '../../rules.ts';
import { cutTail } from './cut-tail.ts';
import { withText } from './with-text.ts';

/** `… a truce. More photos at hartwellpost.example/ash/.` → `… a truce.` */
export const stripPromo: CaptionCleaner = {
  name: 'strip-promo',
  clean: (draft, rules) => withText(draft, strip(draft.text, rules)),
};

const maxPromoLength = 240;
const address =
  /(?:https?:\/\/|www\.|\b[a-z\d-]{2,}\.(?:com|org|net|example|co|de|fr|es|it|info|news|tv|us|uk|ca|au|edu|gov|br|mx|pt)\b)/iu;

function strip(text: string, rules: Rules): string {
  const from = Math.max(0, text.length - maxPromoLength);
  for (const match of text.slice(from).matchAll(/(?:^|[.!?…)\]"”’|])\s*(?=[\p{Lu}[(»])/gu)) {
    const start = from + match.index + match[0].length;
    if (start > 0 && isPromo(text.slice(start), rules)) return cutTail(text, start);
  }
  return text;
}

/** `More photos from the flood at …`; `More AP photos: …` is told by its colon. */
const morePhotosOf =
  /^(?:(?:see|view|find|for) )?(?:more|additional) (?:photos|pictures|images|coverage|videos?|stories) (?:from|of|about|on) .{2,60}?(?:\bat\b|\bon\b|:)/u;

function isPromo(tail: string, rules: Rules): boolean {
  const key = tail.replace(/^[[(»›\s]+/u, '').toLowerCase();
  if ((morePhotosOf.test(key) || /^more [\p{L} ]{2,30}:/u.test(key)) && address.test(tail)) return true;
  const start = rules.captions.promoStarts.find((phrase) => key.startsWith(phrase));
  if (start === undefined || !/^(?:[^\p{L}]|$)/u.test(key.slice(start.length))) return false;
  if (address.test(tail)) return true;
  // Without an address only a short call that names pictures is a promo; "Visit the museum" is text.
  return /photo|picture|image|galler|foto|imágen|imagen|bild/u.test(start) && key.split(/\s+/u).length <= 12;
}
