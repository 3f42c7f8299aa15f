import type { Flag } from '../manifest.ts';
import type { Rules } from '../rules.ts';

/** What a caption's own words say of the photo: `FILE - …`, `In this image taken from video …`, `(COMBO) …` */
export function findFlags(caption: string, rules: Rules): readonly Flag[] {
  const found = new Set<Flag>();
  const key = caption.toLowerCase();
  if (isFileLead(key, rules)) found.add('file');
  for (const { flag, phrases } of rules.captions.flagPhrases) {
    if (phrases.some((phrase) => holdsPhrase(key, phrase))) found.add(flag);
  }
  for (const [flag, pattern] of wordings) {
    if (pattern.test(caption)) found.add(flag);
  }
  return [...found];
}

/** Wordings with a gap in them; the gaps are bounded and stay within a clause. */
const wordings: readonly (readonly [Flag, RegExp])[] = [
  [
    'video',
    /\b(?:frames?|stills?|images?|photos?|pictures?|grabs?)\b[^.;]{0,60}\bfrom\b[^.;]{0,40}\bvideo\b/iu,
  ],
  ['combo', /\bcombination of\b[^.;]{0,30}\b(?:photos|pictures|images|photographs)\b/iu],
  ['file', /\bin this\b[^.;]{0,60}\bfile (?:photo|image|picture|frame)/iu],
  ['social', /\b(?:photo|image|picture|video|still)\b[^.;]{0,50}\b(?:obtained|taken) from social media\b/iu],
  [
    'social',
    /\b(?:photo|image|picture|video|selfie)\b[^.;]{0,50}\b(?:posted|shared|uploaded|published)\b[^.;]{0,30}\b(?:Facebook|Twitter|Instagram|TikTok|YouTube|Telegram|Snapchat|social media)\b/iu,
  ],
];

function isFileLead(key: string, rules: Rules): boolean {
  const text = key.replace(/^[([\s]+/u, '');
  return rules.captions.fileLeads.some(
    (lead) => text.startsWith(lead) && /^[)\]]?\s*(?:[-–—:]|$)|^[)\]]/u.test(text.slice(lead.length)),
  );
}

function holdsPhrase(text: string, phrase: string): boolean {
  const index = text.indexOf(phrase);
  if (index === -1) return false;
  const before = text[index - 1] ?? ' ';
  const after = text[index + phrase.length] ?? ' ';
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
}
