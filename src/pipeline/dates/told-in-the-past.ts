import type { DatePlace } from './date-place.ts';

const pastVerb =
  /\b(?:was|were|had|has|have|been|born|built|founded|died|won|lost|fell|began|broke|became|drowned|held|took|came|went|gave|bought|sold|made|wrote|met|flew|grew|left|\p{L}{3,}ed)\b/iu;
const seenParticiple =
  /\b(?:pictured|photographed|seen|shown|dressed|gathered|seated|posed|parked|moored|loaded|packed|covered|crowded|decorated|armed|tired|red|provided|released|supplied|issued)\b/giu;

/** Do the words before a date tell of something that was over when the picture was made? */
export function toldInThePast({ before }: DatePlace): boolean {
  const clause = before
    .replace(
      /^.*\b(?:photo|image|picture|shows?|showing|(?:is|are|was|were) (?:shown|seen|pictured|photographed))\b/iu,
      '',
    )
    .replace(seenParticiple, '');
  return pastVerb.test(clause);
}

/** `A baker (L) and her apprentice in 2013.`, `(1988)`, `In this 1977 file photo`: not `born in 1999`. */
export function isYearOfScene(place: DatePlace): boolean {
  const { before, after } = place;
  if (toldInThePast(place)) return false;
  if (/(?:\b(?:in|im|en|nel|em|of)(?:\s(?:early|late|anfang|ende))?|,|^|\()\s*$/iu.test(before))
    return /^\s*(?:[.,;:)]|$|file|(?:with|at|outside|inside|near|beside|before|during)\b)/iu.test(after);
  return false;
}
