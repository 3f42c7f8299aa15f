/** `PARIS, FRANCE - OCTOBER 22: ` */
const pictureDateline =
  /^(?:UNSPECIFIED|[\p{Lu}][\p{Lu}\s.'’-]{1,40}(?:,\s[\p{Lu}\s.'’-]{2,40})?)\s[-–—]\s(?:UNSPECIFIED|UNDATED|[\p{Lu}]{3,9}\s\d{1,2}(?:,\s\d{4})?)\s?:\s*/u;
/** `REDFERN, Mich. (AP) — `, `OSTRAND, Feb. 3, 2021 (Xinhua) -- ` */
const wireDateline =
  /^\p{Lu}[\p{Lu}\s.'’-]{2,40}(?:,\s\p{L}[\p{L}\s.]{1,25})?(?:,?\s\p{L}{3,9}\.?\s\d{1,2}(?:,\s\d{4})?,?)?\s\([\p{L}\s]{2,20}\)\s*[-–—]{1,2}\s*/u;

/** dpa's: `12.03.2019, Hessen, Ostrand: ` */
const pressDateline =
  /^\d{1,2}\.\s?\d{1,2}\.\s?\d{4},\s\p{Lu}[\p{L}\s.()/-]{2,40}(?:,\s\p{Lu}[\p{L}\s.()/-]{2,40})?\s?:\s+/u;

/** Of sports: `Dec 8, 2024; Ostrand, Florida, USA; ` */
export const gameDateline = /^(\p{Lu}\p{L}{2,8}\.?\s\d{1,2},\s\d{4});\s(?:\p{Lu}[^;]{2,60};\s)?/u;

const datelines = [pictureDateline, wireDateline, pressDateline, gameDateline] as const;

/** `OSTRAND, ARDENNE - JUNE 14: Men pray …` → `Men pray …` */
export function withoutDateline(caption: string): string {
  return datelines.reduce((text, dateline) => text.replace(dateline, ''), caption);
}
