import type { Rules } from '../../rules.ts';
import type { CreditPart, ReadSegment } from './credit-part.ts';
import { dropArticle } from './drop-article.ts';

/** `Getty Images for Acme Studios`, `Ruth Okafor for The Daily Ledger`. */
export function readForClient(text: string, rules: Rules, read: ReadSegment): CreditPart | null {
  if (!/\s(?:for|para|für|pour|per)\s/iu.test(text)) return null;
  const match = /^(.{2,80}?)\s+(for|para|für|pour|per)\s+(\S.*)$/iu.exec(text);
  if (match === null) return null;
  const [, before = '', word = '', after = ''] = match;
  const maker = read(before, rules);
  const client = read(after.replace(quoted, '$2'), rules);
  if (maker === null || client === null || maker.printed === '') return null;
  if (client.name === null)
    return maker.name === null || client.agency === null
      ? null
      : {
          ...maker,
          agency: client.agency,
          printed: `${maker.printed} ${word} ${client.printed}`,
          isProof: true,
        };
  const isHouse = maker.name?.score === 2;
  // "Office for National Statistics" is one name, "NJ Advance Media for NJ.com" are two.
  if (isHouse && !rules.organisations.has(before.toLowerCase()) && !/\.\p{L}{2,4}$/u.test(after)) return null;
  const name = maker.name === null || isHouse ? maker.name : { ...maker.name, score: 0 as const };
  const printed = `${maker.printed} ${word.toLowerCase()} ${after.replace(quoted, `$1${client.printed}$3`)}`;
  return { ...maker, name, printed, client: isHouse ? null : dropArticle(client.name.text), isProof: true };
}

/** A house whose name is set in quotes: `« Le Méridien »` */
const quoted = /^([«“"]\s?)(.+?)(\s?[»”"])$/u;
