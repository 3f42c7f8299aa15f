import type { Rules } from '../../rules.ts';
import type { CreditPart, ReadSegment } from './credit-part.ts';

/** `AP Photo by Zoe Muller`, `Daily Ledger photo by Kay Brewer`. */
export function readPhotoBy(text: string, rules: Rules, read: ReadSegment): CreditPart | null {
  const match =
    /^(.{2,60}?)\s+((?:photos?|pictures?|images?)\s+by)\s+(\S.*)$/iu.exec(text) ??
    /^(.{2,60}?)\s+(by)\s+(\S.*)$/iu.exec(text);
  if (match === null) return null;
  const [, before = '', link = '', after = ''] = match;
  const owner = read(before, rules);
  const maker = read(after, rules);
  if (owner === null || maker?.name == null || owner.printed === '') return null;
  if (owner.agency === null && (owner.name === null || owner.name.score === 0)) return null;
  const printed = `${owner.printed} ${link.toLowerCase()} ${maker.printed}`;
  return {
    ...owner,
    printed,
    name: { ...maker.name, score: 0 },
    client: owner.name?.text ?? null,
    isProof: true,
  };
}
