import type { Rules } from '../rules.ts';
import { cutCountriesOut } from './countries-out.ts';

/** What agencies add after a credit goes: `EPA/NOOR HALVORSRUD EDITORIAL USE ONLY/NO SALES` → `EPA/NOOR HALVORSRUD`. */
export function cutNotices(credit: string, rules: Rules): string {
  const key = credit.toLowerCase();
  let end = credit.length;
  for (const start of rules.noticeStarts) {
    const index = findPhrase(key, start);
    if (index > 0 && index < end) end = index;
  }
  const ended = credit
    .slice(0, end)
    .trimEnd()
    .replace(/\s*\([A-Z][A-Z .-]{1,40} - Tags:[^)]{0,200}\)?$/u, '')
    .replace(
      /(?:^|[\s/.-])(?:©|\(c\)|Copyright)(?!.*(?:\svia\s|,\s?(?:AP|AFP|Reuters|Getty Images|EPA)$))[^/]{0,120}$/iu,
      (notice, offset: number) => (offset > 0 ? '' : notice),
    )
    .replace(/\s?\/\s?RELEASED$/iu, '');
  return cutCountriesOut(ended)
    .replace(/\s+(?:[-–]\s+)?RC\d[\dA-Z]{6,12}$/u, '')
    .replace(/[\s/*,;|–-]+$/u, '');
}

function findPhrase(text: string, phrase: string): number {
  const index = text.indexOf(phrase);
  if (index <= 0) return index;
  return /[\p{L}\p{N}]/u.test(text.charAt(index - 1)) ? -1 : index;
}
