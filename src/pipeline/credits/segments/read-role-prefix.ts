import type { Flag } from '../../manifest.ts';
import type { Rules } from '../../rules.ts';
import { nothing, type CreditPart, type ReadSegment } from './credit-part.ts';
import { dropArticle } from './drop-article.ts';

/** `Courtesy of the Okafor family`, `Staff photo by Kay Brewer`. */
export function readRolePrefix(text: string, rules: Rules, read: ReadSegment): CreditPart | null {
  const key = text.toLowerCase();
  const found = rules.rolePrefixes.find(
    ({ prefix }) => key.startsWith(prefix) && /^[\s:/]/u.test(key.slice(prefix.length)),
  );
  if (found === undefined) return readLent(text, rules, read);
  if (isHouseCalledSo(found.prefix, text, rules)) return null;
  const rest = text.slice(found.prefix.length).replace(/^[\s:]+/u, '');
  const inner = read(rest, rules) ?? readUnnamed(rest, found.flag);
  if (inner === null || inner.printed === '') return null;
  const isMadeBy = found.prefix.endsWith(' by') && inner.name?.score === 0;
  const isOrganisation =
    !isMadeBy &&
    (['special', 'handout'].includes(found.flag ?? '') ||
      /^(?:for|satellite (?:image|photo))$/u.test(found.prefix));
  const printed = `${softenRolePrefix(text.slice(0, found.prefix.length))} ${inner.printed}`;
  const name = inner.name !== null && isOrganisation ? { ...inner.name, score: 2 as const } : inner.name;
  return {
    ...inner,
    printed,
    name: name === null ? null : { ...name, text: dropArticle(name.text) },
    flags: found.flag === null ? inner.flags : [found.flag, ...inner.flags],
    isProof: true,
  };
}

/** `Astronaut photograph ISS040-E-88891 courtesy NASA` */
const lentPicture =
  /^([^/]{0,30}\b(?:photo|photograph|image|picture)\b[^/]{1,40}\bcourtesy(?:\sof)?)\s(\S.*)$/iu;

function readLent(text: string, rules: Rules, read: ReadSegment): CreditPart | null {
  const [, what = '', house = ''] = lentPicture.exec(text) ?? [];
  const inner = house === '' ? null : read(house, rules);
  return inner === null || inner.printed === ''
    ? null
    : { ...inner, printed: `${what} ${inner.printed}`, flags: ['courtesy', ...inner.flags], isProof: true };
}

/** `Courtesy Motors of Ostrand`, `Special Olympics`: the word belongs to the name of the house. */
function isHouseCalledSo(prefix: string, text: string, rules: Rules): boolean {
  // "Archivio Il Corriere" is where a paper found it, "Archivio di Stato" is a house.
  if (/^ar(?:chivio|chivo|quivo)$/u.test(prefix)) return !/^\S+\s(?:Il|La|Lo|El|EL|LA|O)\s/u.test(text);
  if (prefix !== 'courtesy' && prefix !== 'special') return false;
  const next = /^\S+\s(\p{Lu}\p{L}+)(?:\sof\s|$)/u.exec(text)?.[1];
  return next !== undefined && rules.organisationWords.has(next.toLowerCase());
}

/** `Courtesy of the artist`, `Screenshot from ITD camera`: who lent a picture need not have a name. */
function readUnnamed(text: string, flag: Flag | null): CreditPart | null {
  if (flag === 'screenshot' && /^\p{Lu}[\p{Lu}\d]{1,7}\s\p{Ll}{3,12}$/u.test(text))
    return { ...nothing, printed: text, name: { text, score: 2, people: [] } };
  if (flag !== 'courtesy' || !/^(?:(?:the|his|her|their)\s)?\p{Ll}[\p{Ll}’' -]{2,40}$/u.test(text))
    return null;
  return { ...nothing, printed: text, name: { text, score: 2, people: [] } };
}

function softenRolePrefix(prefix: string): string {
  // "RUNA HOLT, FOR THE LEDGER"
  if (prefix === 'FOR') return 'for';
  const soft = /\p{Ll}/u.test(prefix) ? prefix : prefix.charAt(0) + prefix.slice(1).toLowerCase();
  return soft.replace(/^(?:photos?|pictures?|images?|photograph)\s+courtesy/iu, 'Courtesy');
}
