import type { CaptionCleaner } from '../caption-draft.ts';
import { cutTail } from './cut-tail.ts';
import { cutCountriesOut } from '../../credits/countries-out.ts';
import { withText } from './with-text.ts';

/** What agencies tell editors: `ATTENTION EDITORS - …`, `NO SALES`, `EDS NOTE: …`, `See PA story POLITICS PM.` */
export const stripNotices: CaptionCleaner = {
  name: 'strip-notices',
  clean: (draft) => withText(draft, strip(draft.text)),
};

// Spaces are tried from their first one only: many in a row take no longer.
const toTheEnd =
  /(?<!\s)\s*(?:[-–—/*=]{1,3}\s*){0,2}(?:ATTENTION EDITORS?\b|ATTENTION:|NOTE TO EDITORS?\b|EDITORS['’] NOTE\b|RESTRICTED TO EDITORIAL USE|(?:FOR )?EDITORIAL USE ONLY|NO (?:SALES|ARCHIVES?|ARCHIVING|RESALES?|MARKETING|COMMERCIAL|LICENSING)\b|THIS (?:IMAGE|PICTURE|PHOTO|HANDOUT)[^a-z]{0,40}(?:WAS|HAS|IS|CAME|MAY)\b|MANDATORY CREDIT\b|NOTE TO USER:|\*{2,3}\s?Local Caption|SEARCH ["“]|REFILE\s[-–]|BEST (?:QUALITY|POSSIBLE QUALITY)|TPX IMAGES OF THE DAY|HANDOUT EDITORIAL USE|(?:Purchase|Acquire|Buy) Licensing Rights|STRICTLY FOR|NUR ZUR REDAKTIONELLEN|ACHTUNG:).*$/u;
/** All of these have one of: asked first, since looking for them takes the longest of all cleaning. */
const mayHoldNotice = /[A-Z]{3}|Local Caption|Licensing Rights/u;
const sentences =
  /(?<!\s)\s*(?:See PA story [\p{Lu}\p{L} ]{2,60}?\.|PRESS ASSOCIATION Photo\.|PA Photo\.)(?=\s|$)/gu;
const front =
  /^(?:ATTENTION(?:,)? EDITORS?|GRAPHIC CONTENT|WARNING|EMBARGOED?|HOLD FOR|ADVANCE FOR|FOR USE WITH|FOR RELEASE|NOTE NUDITY|NOTE CONTENTS?)[^\p{Ll}]{0,160}?(?:(?:[:;]|\s[-–—]{1,2})\s+|\s)(?=["“(]?(?:An?\s|\p{Lu}\p{Ll}[\p{L}'’-]{0,30}(?:\s\p{Lu}\p{Ll}[\p{L}'’-]{0,30}){0,4}\s\p{Ll}))/u;
const lead = /^(?:EDS?(?:ITORS?)?['’]? ?NOTES?|EDS)\s*:[^.:–—]{0,160}(?:[.:]|\s[-–—]{1,2})\s+(?=\p{Lu})/u;

/** `(EDITORIAL USE ONLY, NO SALES) `, wherever it stands */
const bracketed =
  /\((?=(?:FOR )?(?:EDITORIAL USE|NO SALES|NO ARCHIVE?S?|NO ARCHIVING|MANDATORY CREDIT|RESTRICTED|NOT FOR|STRICTLY|EMBARGOED)\b)[^()\p{Ll}]{6,200}\)\s*/gu;

function strip(text: string): string {
  const kept = text.replace(bracketed, '').replace(sentences, '').replace(lead, '').replace(front, '');
  const start = mayHoldNotice.test(kept) ? kept.search(toTheEnd) : -1;
  // A caption that is nothing but a notice stays: there is nothing else to show.
  const before = start > 0 ? cutTail(kept, start).replace(/[\s/*=–—-]+$/u, '') : kept;
  return cutCountriesOut(before);
}
