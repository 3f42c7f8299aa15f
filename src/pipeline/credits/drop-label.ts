import type { Rules } from '../rules.ts';
import { organisationScore } from './classify-name.ts';

/** `Photo by Zoe Muller` → `Zoe Muller`; tells whether there was a label. Labels in a row all go. */
export function dropLabel(text: string, rules: Rules): { readonly text: string; readonly hadLabel: boolean } {
  let rest = text.trim();
  let hadLabel = false;
  for (let round = 0; round < 4; round += 1) {
    const next = dropOne(rest, rules);
    if (next === null) break;
    rest = next;
    hadLabel = true;
  }
  return { text: rest, hadLabel };
}

function dropOne(text: string, rules: Rules): string | null {
  // "Foto de archivo" is a role and says something.
  const first = (/^[^/|,]+/u.exec(text)?.[0] ?? '').trim().toLowerCase();
  if (rules.roles.has(first)) return dropWordLabel(text, rules);
  const sign = /^(?:©|\(c\)|copyright\b)\s*:?\s*(?:\d{4}\s+)?/iu.exec(text);
  if (sign !== null) return text.slice(sign[0].length);
  const key = text.toLowerCase();
  // "CreditRuth Okafor", "Credit...Ruth Okafor"
  const glued = /^[Cc]redit(?=\p{Lu}\p{Ll})|^(?:[Cc]redit|CREDIT)(?:\.{3}|…)\s*/u.exec(text);
  if (glued !== null) return text.slice(glued[0].length);
  const whole = rules.labels.whole.find(
    (label) => key.startsWith(label) && /^[\s:.,\-–—]/u.test(key.slice(label.length)),
  );
  if (whole !== undefined) return cut(text, whole.length, /^[\s:.,\-–—]+/u);
  const bare = rules.labels.bare.find(
    (label) => key.startsWith(label) && /^\s*(?::|\.{3}|…|\.\s|[-–—]\s)/u.test(key.slice(label.length)),
  );
  if (bare !== undefined) return cut(text, bare.length, /^\s*(?::|\.|…|[-–—])+\s*/u);
  return dropWordLabel(text, rules);
}

function cut(text: string, length: number, gap: RegExp): string | null {
  const rest = text.slice(length).replace(gap, '');
  return rest === '' ? null : rest;
}

/** `Photo Jean Petit / AFP`, `Foto ANSA`, `Photo Ouest-Almer / Jean Petit`: without a colon only before a person or a wire. */
function dropWordLabel(text: string, rules: Rules): string | null {
  const match =
    /^(?:photos?|fotos?|bild|credits?)\s+(?=\p{L})|^(?:photos?|fotos?|pictures?)\s*\/\s*(?=\p{L})/iu.exec(
      text,
    );
  if (match === null) return null;
  const rest = text.slice(match[0].length);
  const first = (/^[^/|,]+/u.exec(rest)?.[0] ?? '').trim();
  const second = (/^[^/|,]+[/|,]\s*([^/|,]+)$/u.exec(rest)?.[1] ?? '').trim();
  const isNamed =
    rules.agencies.has(first.toLowerCase()) ||
    organisationScore(first, rules) === 0 ||
    (second !== '' && organisationScore(second, rules) === 0);
  return isNamed ? rest : null;
}
