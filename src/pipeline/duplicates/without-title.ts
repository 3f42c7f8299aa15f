/** `BRIGHT LIGHTS: Performers carry lanterns.` → `Performers carry lanterns.`; `''` where no title stands in front. */
export function withoutTitle(text: string): string {
  const title = titleInFront.exec(text)?.[0];
  return title === undefined || tellsWhich.test(title) ? '' : text.slice(title.length);
}

/** A few words set apart. */
const titleInFront =
  /^["“‘]?\p{Lu}[\p{L}\d’'-]*(?:\s[\p{L}\d’'&,-]+){0,5}["”’]?(?::|\s[–—-])\s(?=["“‘]?[\p{Lu}\d])/u;

/** Titles that tell frames of one picture, or of a series, apart. */
const tellsWhich =
  /\b(?:left|right|top|bottom|middle|center|centre|above|below|before|after|then|now|inset|day|part|round|photo|picture|image|\d+)\b/iu;
