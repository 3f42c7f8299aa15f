import type { DateCandidate } from './date-candidate.ts';
import type { DatePlace } from './date-place.ts';
import { isOneGame, isPartOfName } from './is-part-of-name.ts';
import { isYearOfScene, toldInThePast } from './told-in-the-past.ts';

/** A habit of captions that speaks for a date or against it. The first that holds decides. */
export interface DateSign {
  readonly name: string;
  readonly weight: number;
  readonly holds: (date: DateCandidate, place: DatePlace) => boolean;
}

/** The weight of a date that is another thing's. */
export const never = 0;

/** Ordered: words that tell when the picture was made, then words that tell it is another thing's date, then the place. */
export const dateSigns: readonly DateSign[] = [
  {
    name: 'issued or embargoed',
    weight: never,
    holds: (_date, { lowerBefore }) =>
      /\b(?:re-?issued|issued|issue date|embargoed?)\b[^.;]{0,30}$/u.test(lowerBefore),
  },
  {
    name: 'picture taken',
    weight: 100,
    holds: (_date, { lowerBefore }) =>
      /(?:\b(?:picture|photo|photograph|image|aerial|pictured|photos|pictures)\b[^.;]{0,40}\b(?:taken|shot|made|snapped|captured|date|dated)\b|\b(?:picture|photo) date\b|\bphotographed\b|\b(?:bild|foto|aufnahme|symbolbild) vom\b|\bfoto(?:grafía)? (?:tomada|del)\b|\b(?:photo|image|cliché) du\b|\bimmagine del\b|\baufgenommen\b|\bprise? le\b|\bscattata\b|\btirada\b|\bdated\b|\bfile (?:photo|picture|image) (?:dated|from|of)\b)(?:(?!\breleased?\b)[^.;,]){0,24}:?\s*$/u.test(
        lowerBefore,
      ),
  },
  {
    name: 'in this … photo',
    weight: 90,
    holds: (_date, { after, lowerBefore }) =>
      /\b(?:this|in an?|this undated|from an?|esta|dieses|cette|questa)\s*(?:(?:early|late|mid)[\s-])?$/u.test(
        lowerBefore,
      ) &&
      /^,?\s*(?:file\s|handout\s|aerial\s|undated\s)?(?:photo|photograph|image|picture|frame|video|still|combination|postcard|portrait|snapshot|engraving|foto|bild|immagine)/iu.test(
        after,
      ),
  },
  {
    name: 'in a title',
    weight: never,
    holds: (_date, { before, after }) =>
      /[“"][^”"]{0,50}$/u.test(before) &&
      /^[^“"]{0,50}[”"]/u.test(after) &&
      (before.match(/["]/gu)?.length ?? 1) % 2 === 1,
  },
  {
    name: 'created',
    weight: 85,
    holds: (_date, { lowerBefore }) => /\bcreated (?:on|from)?\s*$/u.test(lowerBefore),
  },
  {
    name: 'circa',
    weight: 60,
    holds: (date, { lowerBefore }) =>
      date.when.kind === 'year' &&
      /(?:^|[\s(])(?:circa|ca\.|c\.|um|hacia|vers|looked (?:about|around|in))\s*$/u.test(lowerBefore),
  },
  {
    name: 'season',
    weight: 60,
    holds: (date, place) =>
      date.when.kind === 'year' &&
      place.sentence === 0 &&
      isSeason.test(place.lowerBefore) &&
      !isOfCollection.test(place.after) &&
      !toldInThePast(place),
  },
  {
    name: 'archive photo of',
    weight: 80,
    holds: (_date, { lowerBefore }) =>
      /\b(?:archivo|archivbild|archivfoto|archives|file photo|file image),?\s+(?:de|del|von|vom|aus|from|of)\s+$/u.test(
        lowerBefore,
      ) ||
      /\b(?:photo|photograph|picture|image|portrait|postcard|snapshot)\sfrom\s(?:(?:early|late|about|around|the)\s){0,2}$/u.test(
        lowerBefore,
      ),
  },
  {
    name: 'seen here',
    weight: 65,
    holds: (date, { before, sentence, lowerBefore }) =>
      (sentence === 0 &&
        ['day', 'ambiguous', 'month', 'year'].includes(date.when.kind) &&
        /\b(?:seen|shown|pictured) here\b[^.;,]{0,40}$/u.test(lowerBefore)) ||
      (sentence > 0 &&
        isFull(date) &&
        /^(?:He|She|They|It) (?:is|are) (?:seen|shown|pictured)\b[^.;]{0,60}$/u.test(before)),
  },
  {
    name: "EPA's last words",
    weight: 58,
    holds: (date, { before, after, sentence, isReleased }) =>
      sentence === 0 &&
      isReleased &&
      /^\d{1,2}\s/u.test(date.text) &&
      /,\s$/u.test(before) &&
      /^\s*\.?\s*$/u.test(after),
  },
  {
    name: 'released',
    weight: 55,
    holds: (date, { isReleased, lowerBefore }) =>
      isFull(date) &&
      isReleased &&
      /\b(?:released|provided|made available|distributed|obtained|posted|published|supplied|shared|broadcast)\b[^.;]{0,80}$/u.test(
        lowerBefore,
      ),
  },
  { name: 'a plural or a part of a name', weight: never, holds: isPartOfName },
  {
    name: 'a street or a collection is called so',
    weight: never,
    holds: (_date, { after, lowerBefore }) =>
      isStreet.test(lowerBefore) || isStreetBehind.test(after) || isOfCollection.test(after),
  },
  {
    name: 'to come',
    weight: never,
    holds: (_date, { lowerBefore }) =>
      isPlan.test(lowerBefore) ||
      isOpening.test(lowerBefore) ||
      (isLimit.test(lowerBefore) && !/\b(?:photo|image|picture|frame) from\s$/u.test(lowerBefore)),
  },
  {
    name: 'the date of an event',
    weight: never,
    holds: (date, { before, after, lowerBefore }) =>
      !isOneGame(before, after) &&
      /\b(?:since|after|before|following|until|during the|anniversary of|marking|mark|class of|born(?: on| in)?|died(?: on| in)?|founded in|built in|established in|opened in|began|begun|started|dating (?:from|to)|seit|desde|tras|depuis|dopo|dal|après|nach dem|vor dem|the)\s(?:(?:the|in|on|early|late|mid|about|around|a|her|his|their|its|el|la|le|am|im|spring|summer|autumn|fall|winter|of)\s){0,3}$/u.test(
        lowerBefore,
      ) &&
      !/\b(?:in|on) the\s$/u.test(lowerBefore) &&
      // "at the Nov. 30 vigil": the picture shows it.
      !(date.when.kind === 'month-day' && /\b(?:at|during) the\s$/u.test(lowerBefore)),
  },
  {
    name: 'what happened on it is remembered',
    weight: never,
    holds: (_date, { lowerBefore }) =>
      /\b(?:victims?|attacks?|events?|battle|massacre|bombings?|shootings?|earthquake|flood|fire|crash|explosion|sinking|collapse|disaster|tsunami|uprising|revolution|coup|referendum|elections?) of\s(?:the\s)?$/u.test(
        lowerBefore,
      ),
  },
  {
    name: 'the day somebody said it',
    weight: never,
    holds: (_date, { sentence, lowerBefore }) =>
      sentence > 0 &&
      /\b(?:said|says|told|announced|testified|ruled|confirmed|warned|tweeted|posted)\b(?:\s\p{L}+){0,3}\s(?:on\s)?$/u.test(
        lowerBefore,
      ),
  },
  {
    name: 'what came later',
    weight: never,
    holds: (_date, { lowerBefore }) => /\bbefore\s(?:it|he|she|they)\s\p{L}+\s(?:on\s)?$/u.test(lowerBefore),
  },
  {
    name: 'told in a clause of the past',
    weight: 0.5,
    holds: (date, { sentence, lowerBefore }) =>
      sentence === 0 &&
      /\b(?:who|which|that|where|whose|when)\b[^.;,]{0,60}\b(?:\p{L}+ed|was|were|had|fell|began|broke|struck|hit|left|won|lost|sank|burnt|burned|swept|drowned|killed|took|came|became|went|gave|ran|led|wrote|met|stood|bought|built|sold|threw|flew|spoke|made)\b[^.;,]{0,40}$/u.test(
        lowerBefore,
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
      ['months-ago', 'month-of', 'years-ago', 'vague'].includes(date.when.kind) &&
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
  /(?<!\b(?:since|after|before|until|from|by|for|of)\s(?:the\s)?)\b(?:spring|summer|autumn|fall|winter|primavera|verano|otoño|invierno|sommer|herbst|frühling|été|hiver|printemps|automne|estate|inverno)\s(?:(?:of|de|del|dell['’])\s?)?$/u;
/** `Spring/Summer 2024 collection`, `avenida 9 de Julio`, `9 de Julio Avenue` */
const isOfCollection = /^\s(?:\p{L}+\s){0,2}(?:collections?|campaign|catalogu?e|line-?up)\b/iu;
const isStreet =
  /\b(?:avenida|avda\.?|calle|plaza|plaça|rua|avenue|boulevard|rue|place|piazza|corso|straße|strasse|platz|estadio|barrio|puente|paseo|largo)\s(?:del?\s|du\s|des\s)?$/u;
const isStreetBehind = /^\s(?:Avenue|Street|Square|Bridge|Stadium|Boulevard|Road|Plaza|Hall)\b/u;

/** `will open the pool Monday`, `expected Wednesday`: a plan, and its day within a few words. */
const isPlan =
  /\b(?:will|would|expected|scheduled|slated|is due|are due|set to|plans? to|ahead of|in time for)\b[^.;,]{0,26}$/u;
/** `opens Monday`, `starts again on Monday`: who opens something on Monday is seen doing it. */
const isOpening =
  /\b(?:opens?|opening|starts?|begins?|ends?|closes?|resumes?|reopens?|kicks off|takes? place|premieres?|premiering|airs?|airing|debuts?|debuting)\s(?:in (?:theaters|theatres|cinemas|stores)\s)?(?:(?:on|again|early|late|here|to the public|next|this)\s){0,3}$/u;
/** `until Monday`, `from Monday`, `by June 1`: the end or start of a span. */
const isLimit =
  /\b(?:until|till|through|by|next|from|due|set for|coming|upcoming|starting|beginning|for|hasta|bis|ab|jusqu['’]au|dès|fino al|da|até|a partir de[l]?|próximo|nächsten?|prochain)\s(?:(?:on|early|late|this|the|coming|el|le)\s){0,2}(?:\p{L}{3,10}day\s\()?$/u;

/** `He lost his boat in the storm of …`, `The fire broke out on …`: a past that is told behind the scene. */
const isOwnStory =
  /\b(?:broke out|began|started|struck|collapsed|sank|erupted|exploded|crashed|derailed|opened|closed|died|founded|built|born|destroyed|burned down)\b[^.;]{0,40}$|^(?:He|She|They|It|His|Her|Their|Its)\b[^.;]*\b(?:was|were|had|lost|won|fell|began|broke|sank|struck|hit|left|died|became|came|went|took|made|met|built|\p{L}{3,}ed)\b/u;

/** A day that is written out: nothing of it is to be reckoned. */
export function isFull(date: DateCandidate): boolean {
  return date.when.kind === 'day' || date.when.kind === 'ambiguous';
}
