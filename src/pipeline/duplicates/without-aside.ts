/** `Runa Holt, owner of the mill, waves` → `Runa Holt waves`: what only says who somebody is. Sides stay: they tell frames apart. */
export function withoutAside(text: string): string {
  return text.replace(aside, '');
}

// No name is longer than forty letters, and none is looked for further back.
const aside =
  /(?<=\p{Lu}[\p{L}’'-]{1,40}\s\p{Lu}[\p{L}’'-]{1,40}),\s(?!(?:left|right|center|centre|middle|top|bottom|foreground|background|far|second|third|from)\b)\p{Ll}[^,;.]{2,40}(?:\.[^,;.]{0,20})?,(?=\s\p{Ll})/gu;
