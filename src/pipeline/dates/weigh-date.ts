import type { DateCandidate } from './date-candidate.ts';

/** Where a date stands. */
export interface DatePlace {
  readonly caption: string;
  /** 0 for the scene sentence. */
  readonly sentence: number;
  /** The words of its sentence before and after it. */
  readonly before: string;
  readonly after: string;
  /** The photo was given out by somebody, or is a frame of a video: its release is its date. */
  readonly isReleased: boolean;
}

/** A habit of captions that speaks for a date or against it. The first that holds decides. */
interface DateSign {
  readonly name: string;
  readonly weight: number;
  readonly holds: (date: DateCandidate, place: DatePlace) => boolean;
}

const never = 0;

/** Ordered: words that tell when the picture was made, then words that tell it is another thing's date, then the place. */
const dateSigns: readonly DateSign[] = [
  {
    name: 'issued or embargoed',
    weight: never,
    holds: (_date, { before }) =>
      /\b(?:re-?issued|issued|issue date|embargoed?)\b[^.;]{0,30}$/iu.test(before),
  },
  {
    name: 'picture taken',
    weight: 100,
    holds: (_date, { before }) =>
      /(?:\b(?:picture|photo|photograph|image|aerial|pictured|photos|pictures)\b[^.;]{0,40}\b(?:taken|shot|made|snapped|captured|date|dated)\b|\b(?:picture|photo) date\b|\bphotographed\b|\b(?:bild|foto|aufnahme|symbolbild) vom\b|\bfoto(?:grafía)? (?:tomada|del)\b|\b(?:photo|image|cliché) du\b|\bimmagine del\b|\baufgenommen\b|\bprise? le\b|\bscattata\b|\btirada\b|\bdated\b|\bfile (?:photo|picture|image) (?:dated|from|of)\b)(?:(?!\breleased?\b)[^.;,]){0,24}:?\s*$/iu.test(
        before,
      ),
  },
  {
    name: 'in this … photo',
    weight: 90,
    holds: (_date, { before, after }) =>
      /\b(?:this|in an?|this undated|from an?|esta|dieses|cette|questa)\s*(?:(?:early|late|mid)[\s-])?$/iu.test(
        before,
      ) &&
      /^,?\s*(?:file\s|handout\s|aerial\s|undated\s)?(?:photo|photograph|image|picture|frame|video|still|combination|foto|bild|immagine)/iu.test(
        after,
      ),
  },
  { name: 'created', weight: 85, holds: (_date, { before }) => /\bcreated (?:on|from)?\s*$/iu.test(before) },
  {
    name: 'circa',
    weight: 60,
    holds: (date, { before }) =>
      date.when.kind === 'year' && /(?:^|[\s(])(?:circa|ca\.|c\.|um|hacia|vers)\s*$/iu.test(before),
  },
  {
    name: 'season',
    weight: 60,
    holds: (date, place) =>
      date.when.kind === 'year' &&
      place.sentence === 0 &&
      isSeason.test(place.before) &&
      !toldInThePast(place),
  },
  {
    name: 'archive photo of',
    weight: 80,
    holds: (_date, { before }) =>
      /\b(?:archivo|archivbild|archivfoto|archives|file photo|file image),?\s+(?:de|del|von|vom|aus|from|of)\s+$/iu.test(
        before,
      ) ||
      /\b(?:photo|photograph|picture|image|portrait|postcard|snapshot)\sfrom\s(?:(?:early|late|about|around|the)\s){0,2}$/iu.test(
        before,
      ),
  },
  {
    name: 'seen here',
    weight: 65,
    holds: (date, { before, sentence }) =>
      sentence === 0 &&
      ['day', 'ambiguous', 'month', 'year'].includes(date.when.kind) &&
      /\b(?:seen|shown|pictured) here\b[^.;,]{0,40}$/iu.test(before),
  },
  {
    name: 'released',
    weight: 55,
    holds: (date, { before, isReleased }) =>
      isFull(date) &&
      isReleased &&
      /\b(?:released|provided|made available|distributed|obtained|posted|published|supplied|shared|broadcast)\b[^.;]{0,80}$/iu.test(
        before,
      ),
  },
  { name: 'a plural or a part of a name', weight: never, holds: isPartOfName },
  {
    name: 'to come',
    weight: never,
    holds: (_date, { before }) =>
      isPlan.test(before) ||
      isOpening.test(before) ||
      (isLimit.test(before) && !/\b(?:photo|image|picture|frame) from\s$/iu.test(before)),
  },
  {
    name: 'the date of an event',
    weight: never,
    holds: (_date, { before, after }) =>
      !isOneGame(before, after) &&
      /\b(?:since|after|before|following|until|during the|anniversary of|marking|mark|class of|born(?: on| in)?|died(?: on| in)?|founded in|built in|established in|opened in|began|begun|started|dating (?:from|to)|seit|desde|tras|depuis|dopo|dal|après|nach dem|vor dem|the)\s(?:(?:the|in|on|early|late|mid|about|around|a|her|his|their|its|el|la|le|am|im|spring|summer|autumn|fall|winter|of)\s){0,3}$/iu.test(
        before,
      ) &&
      !/\b(?:in|on) the\s$/iu.test(before),
  },
  {
    name: 'what happened on it is remembered',
    weight: never,
    holds: (_date, { before }) =>
      /\b(?:victims?|attacks?|events?|battle|massacre|bombings?|shootings?|earthquake|flood|fire|crash|explosion|sinking|collapse|disaster|tsunami|uprising|revolution|coup|referendum|elections?) of\s(?:the\s)?$/iu.test(
        before,
      ),
  },
  {
    name: 'what came later',
    weight: never,
    holds: (_date, { before }) => /\bbefore\s(?:it|he|she|they)\s\p{L}+\s(?:on\s)?$/iu.test(before),
  },
  {
    name: 'told in a clause of the past',
    weight: 0.5,
    holds: (date, { before, sentence }) =>
      sentence === 0 &&
      /\b(?:who|which|that|where|whose|when)\b[^.;,]{0,60}\b(?:\p{L}+ed|was|were|had|fell|began|broke|struck|hit|left|won|lost|sank|burnt|burned|swept|drowned|killed)\b[^.;,]{0,40}$/iu.test(
        before,
      ) &&
      date.when.kind !== 'weekday',
  },
  {
    name: 'dateline of a wire',
    weight: 45,
    holds: (date, { after, sentence }) =>
      sentence === 0 &&
      isFull(date) &&
      (/^,?\s*\(\p{L}[\p{L}\s]{1,20}\)\s*[-–—]/u.test(after) || /^\(\d{6}\)/u.test(date.text)),
  },
  {
    name: 'leads the caption',
    weight: 70,
    holds: (date, { before, sentence }) =>
      sentence === 0 &&
      isFull(date) &&
      /^(?:(?:\(?(?:FILED?S?|ARCHIV|FILE PHOTO|COMBO|UNDATED)\)?\s*[-–—:]?\s*)|[\p{Lu}\s.'’-]{2,30},?\s)?$/u.test(
        before,
      ),
  },
  {
    name: 'full date in the scene',
    weight: 50,
    holds: (date, { sentence }) => sentence === 0 && isFull(date),
  },
  {
    name: 'day and month in the scene',
    weight: 40,
    holds: (date, { sentence }) => sentence === 0 && date.when.kind === 'month-day',
  },
  {
    name: 'weekday in the scene',
    weight: 30,
    holds: (date, { sentence }) => sentence === 0 && ['weekday', 'days-ago'].includes(date.when.kind),
  },
  {
    name: 'month in the scene',
    weight: 25,
    holds: (date, place) => place.sentence === 0 && date.when.kind === 'month' && !toldInThePast(place),
  },
  {
    name: 'relative month or year',
    weight: 22,
    holds: (date, place) =>
      place.sentence === 0 &&
      ['months-ago', 'years-ago', 'vague'].includes(date.when.kind) &&
      !toldInThePast(place),
  },
  {
    name: 'year of the scene',
    weight: 20,
    holds: (date, place) => place.sentence === 0 && date.when.kind === 'year' && isYearOfScene(place),
  },
  {
    name: 'month alone in the scene',
    weight: 15,
    holds: (date, place) =>
      date.when.kind === 'month-alone' &&
      place.sentence === 0 &&
      !toldInThePast(place) &&
      /^\s*(?:[.,;:)]|$)/u.test(place.after),
  },
  {
    name: 'full date behind the scene',
    weight: 10,
    holds: (date, { before }) => isFull(date) && !isOwnStory.test(before),
  },
];

/** `in the summer of 1968`, `Winter 1988`: not `since the summer of 1968`. */
const isSeason =
  /(?<!\b(?:since|after|before|until|from|by|for|of)\s(?:the\s)?)\b(?:spring|summer|autumn|fall|winter|primavera|verano|otoño|invierno|sommer|herbst|frühling|été|hiver|printemps|automne|estate|inverno)\s(?:(?:of|de|del|dell['’])\s?)?$/iu;
/** `will open the pool Monday`, `expected Wednesday`: a plan, and its day within a few words. */
const isPlan =
  /\b(?:will|would|expected|scheduled|slated|is due|are due|set to|plans? to|ahead of|in time for)\b[^.;,]{0,26}$/iu;
/** `opens Monday`, `starts again on Monday`: who opens something on Monday is seen doing it. */
const isOpening =
  /\b(?:opens?|starts?|begins?|ends?|closes?|resumes?|reopens?|kicks off|takes? place)\s(?:(?:on|again|early|late|here|to the public|next|this)\s){0,3}$/iu;
/** `until Monday`, `from Monday`, `by June 1`: the end or start of a span. */
const isLimit =
  /\b(?:until|till|through|by|next|from|due|set for|coming|upcoming|starting|beginning|for|hasta|bis|ab|jusqu['’]au|dès|fino al|da|até|a partir de[l]?|próximo|nächsten?|prochain)\s(?:(?:on|early|late|this|the|coming|el|le)\s){0,2}(?:\p{L}{3,10}day\s\()?$/iu;

/** `He lost his boat in the storm of …`, `The fire broke out on …`: a past that is told behind the scene. */
const isOwnStory =
  /\b(?:broke out|began|started|struck|collapsed|sank|erupted|exploded|crashed|derailed|opened|closed|died|founded|built|born|destroyed|burned down)\b[^.;]{0,40}$|^(?:He|She|They|It|His|Her|Their|Its)\b[^.;]*\b(?:was|were|had|lost|won|fell|began|broke|sank|struck|hit|left|died|became|came|went|took|made|met|built|\p{L}{3,}ed)\b/u;

/** How much speaks for a date being the photo's; 0 when it is another thing's. */
export function weighDate(date: DateCandidate, place: DatePlace): number {
  const weight = dateSigns.find(({ holds }) => holds(date, place))?.weight ?? never;
  // A month or a year in such a clause is surely the event's; a full day may still be the photo's.
  return weight < 1 && !isFull(date) ? never : weight;
}

function isFull(date: DateCandidate): boolean {
  return date.when.kind === 'day' || date.when.kind === 'ambiguous';
}

/** `during the Monday night game`: one game, not a market held every week. */
function isOneGame(before: string, after: string): boolean {
  return /\bduring the\s$/iu.test(before) && /^\s(?:night|morning|afternoon|evening)\b/u.test(after);
}

/** `Friday Harbor`, `Black Friday`, `the Sunday market`, `April Ryan`: words that only look like a date. */
function isPartOfName(date: DateCandidate, { before, after }: DatePlace): boolean {
  if (date.when.kind !== 'weekday') return false;
  if (isOneGame(before, after)) return false;
  if (/^\s+\p{Lu}/u.test(after) && !/^\s+(?:I|GMT)\b/u.test(after)) return true;
  if (
    /(?:^|\s)(?:Black|Good|Easter|Palm|Ash|Cyber|Super|Bloody|Holy|Blue|Giving|Casual|Every|every|each|Each|the|The|a|A|weekly|most|some|many)\s$/u.test(
      before,
    )
  )
    return true;
  if (/^\s(?:school|market|league|brunch|paper|edition|newspaper|rush|deadline|blues)\b/u.test(after))
    return true;
  return /^['’]s\s/u.test(after) || joinedBefore.test(before) || joinedBehind.test(after);
}

/** `Friday and Saturday nights`: a habit, or a span. */
const joinedBefore = /(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\s+(?:and|&)\s+$/u;
const joinedBehind = /^\s+(?:and|&)\s+(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day/u;

const pastVerb =
  /\b(?:was|were|had|has|have|been|born|built|founded|died|won|lost|fell|began|broke|became|drowned|held|\p{L}{3,}ed)\b/iu;
const seenParticiple =
  /\b(?:pictured|photographed|seen|shown|dressed|gathered|seated|posed|parked|moored|loaded|packed|covered|crowded|decorated|armed|tired|red|provided|released|supplied|issued)\b/giu;

function toldInThePast({ before }: DatePlace): boolean {
  const clause = before
    .replace(
      /^.*\b(?:photo|image|picture|shows?|showing|(?:is|are|was|were) (?:shown|seen|pictured|photographed))\b/iu,
      '',
    )
    .replace(seenParticiple, '');
  return pastVerb.test(clause);
}

/** `A baker (L) and her apprentice in 2013.`, `(1988)`, `In this 1977 file photo`: not `born in 1999`. */
function isYearOfScene(place: DatePlace): boolean {
  const { before, after } = place;
  if (toldInThePast(place)) return false;
  if (/(?:\b(?:in|im|en|nel|em|of)(?:\s(?:early|late|anfang|ende))?|,|^|\()\s*$/iu.test(before))
    return /^\s*(?:[.,;:)]|$|file)/iu.test(after);
  return false;
}
