import { anyMonth, writtenWeekday } from '../dates/date-words.ts';

/**
 * A caption without what the wire sets around its scene, the date kept:
 * `FILE - In this Oct. 3, 2018, file photo, Tobias Finch turns a vase.` → `Tobias Finch turns a vase. Oct. 3, 2018`
 */
export function withoutFrame(text: string): string {
  const bare = text.replace(fileLead, '').replace(datelineLead, '').replace(wireDateline, '');
  const match = inThisPhoto.exec(bare);
  if (match === null) return bare;
  const [frame, before = '', after = ''] = match;
  const rest = bare.slice(frame.length);
  const end = /[.!?](?=\s|$)/u.exec(rest)?.index ?? rest.length;
  const date = `${before} ${after}`.trim();
  return date === '' ? rest : `${rest.slice(0, end)}, ${date}${rest.slice(end)}`;
}

/** `FILE - `, `(FILES) ` */
const fileLead = /^\(?(?:FILES?|FILED|FILE PHOTO|ARCHIV|ARCHIVO|COMBO)\)?\s*[-–—:]\s*/u;
/** `PARIS, FRANCE - OCTOBER 22: ` */
const datelineLead =
  /^(?:UNSPECIFIED|[\p{Lu}][\p{Lu}\s.'’-]{1,40}(?:,\s[\p{Lu}\s.'’-]{2,40})?)\s[-–—]\s(?:UNSPECIFIED|UNDATED|[\p{Lu}]{3,9}\s\d{1,2}(?:,\s\d{4})?)\s?:\s*/u;
/** `REDFERN, Mich. (AP) — `, `OSTRAND, Feb. 3, 2021 (Xinhua) -- ` */
const wireDateline =
  /^\p{Lu}[\p{Lu}\s.'’-]{2,40}(?:,\s\p{L}[\p{L}\s.]{1,25})?(?:,?\s\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?,?)?\s\([\p{L}\s]{2,20}\)\s*[-–—]{1,2}\s*/u;

const date = `(?:(?:(?:${writtenWeekday}),?\\s)?(?:${anyMonth})\\.?,?\\s(?:\\d{1,2},?\\s)?\\d{4}|\\d{4})`;
/** `In this Oct. 3, 2018, file photo, `, `In this photo taken Tuesday, June 8, 2021, ` */
const inThisPhoto = new RegExp(
  `^in\\s(?:this|an?)\\s(?:(${date}),?\\s)?(?:(?:file|handout|undated|aerial)\\s)*(?:photo|photograph|image|picture)(?:\\s(?:taken|made|dated|shot|from)\\s(?:on\\s)?(${date}))?,\\s(?=\\p{L}|["“])`,
  'iu',
);
