/** `Runa Holt, owner of the mill, waves` → `Runa Holt waves`: what only says who somebody is. Sides stay: they tell frames apart. */
export function withoutAside(text: string): string {
  return text.replace(aside, '');
}

const aside =
  /(?<=\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}’'-]+),\s(?!(?:left|right|center|centre|middle|top|bottom|foreground|background|far|second|third|from)\b)\p{Ll}[^,;.]{2,40}(?:\.[^,;.]{0,20})?,(?=\s\p{Ll})/gu;
