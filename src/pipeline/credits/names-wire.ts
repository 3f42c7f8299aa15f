import type { Rules } from '../rules.ts';
import { organisationScore } from './classify-name.ts';

/** `AP`, `AP Photo`, `AFPpix`: a wire, alone or with what it calls its pictures. */
export function namesWire(text: string, rules: Rules): boolean {
  const key = text.toLowerCase();
  return (
    rules.agencies.has(key) ||
    rules.agencies.has(key.replace(/ ?(?:photos?|images|pictures|file pic|filepic|pics?|pix)$/u, ''))
  );
}

/** `Runa Holt AP`, `RUNA HOLT — AP Photo` → the name and the wire, or `null`. */
export function wireBehindName(text: string, rules: Rules): readonly [string, string] | null {
  const match =
    /^(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,2})\s+(?:[-–—]\s+)?(\p{Lu}[\p{L} ]{1,20}?)\.?$/u.exec(
      text,
    );
  const [, name = '', wire = ''] = match ?? [];
  return namesWire(wire, rules) && organisationScore(name, rules) === 0 ? [name, wire] : null;
}
