import type { Rules } from '../../rules.ts';
import { nothing, type CreditPart } from './credit-part.ts';
import { softenRole } from './soften-role.ts';

/** `pool photo`, `FILE PHOTO`, `2018 file photo` */
export function readRole(text: string, rules: Rules): CreditPart | null {
  const key = text.toLowerCase();
  const role =
    rules.roles.get(key) ??
    rules.roles.get(withoutYear(key)) ??
    rules.roles.get(key.replace(/[()[\]]/gu, '').trim());
  if (role === undefined) return null;
  return {
    ...nothing,
    printed: softenRole(text),
    flags: role.flag === null ? [] : [role.flag],
    isProof: true,
  };
}

/** `2018 file photo`, `File 2019` */
function withoutYear(key: string): string {
  return key.replace(/^(?:19|20)\d\d\s+|,?\s+(?:19|20)\d\d$/gu, '');
}
