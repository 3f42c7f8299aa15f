import { noCredit } from '../../pipeline/credits/merge-credits.ts';
import { anyMonth } from '../../pipeline/dates/date-words.ts';
import { resolveDate } from '../../pipeline/dates/resolve-date.ts';

/** Signs that a line is running text of an article and not a caption. */
const articleSigns: readonly RegExp[] = [
  // "HARTWELL, Ohio (AP) — Crews …", "STEPANAKERT -- Heavy fighting …", "Osterby (TVC)The film …", "OSTERBY, Aug 7 (Reuters) - …"
  /^\p{Lu}[\p{Lu}\s.'’-]{2,40}(?:,\s[\p{L}.\s]{2,25})?\s*(?:\(\p{L}{2,12}\)\s*)?(?:[-–—]{1,2}|_)\s*\S/u,
  /^\p{Lu}[\p{L}\s.'’-]{2,40}(?:,\s[\p{L}.\s]{2,25})?(?:,\s\p{L}{3,9}\.?\s\d{1,2})?\s*\((?:AP|TVC|CNN|Reuters|AFP|dpa|\p{Lu}{2,5})\)/u,
  /^["“„«‘'].{0,400}["”“»’'],?\s/u,
  /\b(?:said|says|told|added|announced|dijo|aclaró|explicó|señaló|afirmó|denunció|sagte|erklärte|teilte mit|a déclaré|a-t-il|ha detto|disse|afirmou)\b/iu,
  /\b(?:according to|nach angaben|según|selon|secondo)\b/iu,
  /^(?:but|and|however|meanwhile|still|yet|he|she|they|it|we|i|aber|doch|pero|mais|ma|mas)\s/iu,
];

/** Does the line read like running text? */
export function readsLikeArticle(line: string): boolean {
  return articleSigns.some((sign) => sign.test(line));
}

/** How captions of wires begin; a full sentence must follow. */
const captionOpenings: readonly RegExp[] = [
  /^\(?(?:FILES?|FILED|FILE PHOTO|ARCHIV|ARCHIVO|ARCHIVBILD|ARCHIVES|COMBO|TOPSHOT|UNDATED)\)?\s*[-–—:]/u,
  /^\((?:FILES?|COMBO)\)/u,
  /^(?:in this|this|a)\s(?:(?!(?:an?|the|of|and|is)\s)\S+\s){0,6}?(?:file )?(?:photo|image|picture|photograph|frame|still|combination|handout)\b(?!\s(?:on (?:the|his|her|their)|hangs|is|was)\b)/iu,
  /^(?:undated|library|file)\s(?:\S+\s){0,3}(?:photo|image|picture)\s(?:dated|issued|of|released)\b/iu,
  /^(?:en esta|esta)\s(?:foto|imagen|fotografía)/iu,
  /^(?:auf diesem|dieses)\s(?:bild|foto)/iu,
  /^(?:UNSPECIFIED|\p{Lu}[\p{Lu}\s.'’-]{2,40},\s\p{Lu}[\p{Lu}\s.'’-]{1,40})\s[-–—]\s(?:UNSPECIFIED|UNDATED|\p{Lu}{3,9}\s\d{1,2})/u,
  /^(?:from left|from right|clockwise from|pictured|seen here|above|below)[,:\s]/iu,
];

/** Does the line open as wire captions do? */
export function opensLikeCaption(line: string): boolean {
  return captionOpenings.some((opening) => opening.test(line));
}

const months = `(?:${anyMonth})\\.?`;
const fullDate = new RegExp(
  `\\b${months}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}|\\b\\d{1,2}\\.?\\s(?:de\\s)?${months}\\s(?:de\\s|del\\s)?\\d{4}|\\b\\d{1,2}\\.\\d{1,2}\\.\\d{4}`,
  'u',
);
const pastTense =
  /\b(?:was|were|had|did|could|would|began|went|came|took|gave|made|left|found|fell|told|said|swallowed|swam|moved|opened|closed|war|waren|hatte|era|fue|fueron|était|avait)\b/iu;

/** `Runa Holt resigned on …`; not `is pictured on …` */
const happenedOn =
  /(?<!\b(?:is|are|being|be)\s)\b(?!pictured|photographed|displayed|parked|gathered)\p{L}{3,}ed\s(?:on\s)?$/u;

/** `since Oct. 3, 1981`, `will open on May 1, 2023`: the day of something else. */
function isDayOfPhoto(line: string): boolean {
  const { date } = resolveDate({
    caption: line,
    received: line,
    flags: [],
    credit: noCredit,
    metadataDate: null,
    referenceDate: null,
  });
  return date.value !== null && date.precision === 'day';
}

/** A present-tense first sentence with day, month and year: wire style makes the date mandatory, articles leave it out. */
export function isDatedScene(line: string): boolean {
  const date = fullDate.exec(line.toLowerCase());
  if (date === null || readsLikeArticle(line) || !isDayOfPhoto(line)) return false;
  const sentenceBefore = line.slice(0, date.index);
  return (
    !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(sentenceBefore) &&
    !pastTense.test(sentenceBefore) &&
    !happenedOn.test(sentenceBefore)
  );
}
