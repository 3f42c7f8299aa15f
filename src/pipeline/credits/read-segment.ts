import type { Flag } from '../manifest.ts';
import type { Rules } from '../rules.ts';
import { organisationScore } from './classify-name.ts';
import { dropLabel } from './drop-label.ts';
import { nameCase, organisationCase } from './name-case.ts';

/** What one segment of a credit says. */
export interface CreditPart {
  /** As printed; `''` when the part says nothing and is dropped. */
  readonly printed: string;
  readonly agency: string | null;
  readonly platform: string | null;
  /** A name that is a person's, an organisation's, or either. */
  readonly name: CreditName | null;
  /** An organisation the part names beside its name: the client in `Getty Images for Acme`, the paper in `X for Y`. */
  readonly client: string | null;
  readonly flags: readonly Flag[];
  /** A known wire, a role, a platform: words that stand in credits only. */
  readonly isProof: boolean;
}

export interface CreditName {
  readonly text: string;
  /** See `organisationScore`; a role decides it where one stands before the name. */
  readonly score: 0 | 1 | 2;
  readonly people: readonly string[];
}

const nothing: CreditPart = {
  printed: '',
  agency: null,
  platform: null,
  name: null,
  client: null,
  flags: [],
  isProof: false,
};

/** One segment → a part, or `null` when it holds words no credit would. */
export function readSegment(segment: string, rules: Rules): CreditPart | null {
  const text = dropLabel(segment, rules)
    .text.replace(/^["“]|["”]$/gu, '')
    .trim();
  const key = text.toLowerCase();
  return (
    readAgency(text, rules) ??
    readRole(text, key, rules) ??
    readPlatform(key, rules) ??
    readFiller(text, key, rules) ??
    readRolePrefix(text, key, rules) ??
    readRoleSuffix(text, key, rules) ??
    readForClient(text, rules) ??
    readPhotoBy(text, rules) ??
    readName(text, rules)
  );
}

function readAgency(text: string, rules: Rules): CreditPart | null {
  const form = rules.agencies.get(text.toLowerCase());
  if (form !== undefined) return { ...nothing, printed: form.printed, agency: form.agency, isProof: true };
  const match = /^(.+?)\s+(photos?|pictures?|images?|foto|video|photographer|staff|file photo)$/iu.exec(text);
  const base = match === null ? undefined : rules.agencies.get((match[1] ?? '').toLowerCase());
  if (match === null || base === undefined) return readAgencyWithRole(text, rules);
  const flag = rules.roles.get((match[2] ?? '').toLowerCase())?.flag ?? null;
  const printed = `${base.printed} ${titleWords(match[2] ?? '')}`;
  return { ...nothing, printed, agency: base.agency, flags: flag === null ? [] : [flag], isProof: true };
}

/** `Pool AFP`, `Photo AP`: a role word and a wire without a separator. */
function readAgencyWithRole(text: string, rules: Rules): CreditPart | null {
  const space = text.indexOf(' ');
  if (space === -1) return null;
  const role = rules.roles.get(text.slice(0, space).toLowerCase());
  const form = rules.agencies.get(text.slice(space + 1).toLowerCase());
  if (role === undefined || form === undefined) return null;
  const printed = `${titleWord(text.slice(0, space))} ${form.printed}`;
  return {
    ...nothing,
    printed,
    agency: form.agency,
    flags: role.flag === null ? [] : [role.flag],
    isProof: true,
  };
}

function readRole(text: string, key: string, rules: Rules): CreditPart | null {
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

function readPlatform(key: string, rules: Rules): CreditPart | null {
  const platform = rules.platforms.get(key);
  if (platform === undefined) return null;
  return {
    ...nothing,
    printed: platform.name,
    platform: platform.name,
    flags: platform.isSocial ? ['social'] : [],
    isProof: true,
  };
}

function readFiller(text: string, key: string, rules: Rules): CreditPart | null {
  if (rules.fillers.dropped.has(key) || /^contributor#\d*$|^[\w.+-]+@[\w-]+\.[\w.-]+$/iu.test(key))
    return nothing;
  if (!rules.fillers.printed.has(key)) return null;
  return { ...nothing, printed: nameCase(text, rules), isProof: true };
}

/** `Courtesy of the Okafor family`, `Staff photo by Kay Brewer`. */
function readRolePrefix(text: string, key: string, rules: Rules): CreditPart | null {
  const found = rules.rolePrefixes.find(
    ({ prefix }) => key.startsWith(prefix) && /^[\s:/]/u.test(key.slice(prefix.length)),
  );
  if (found === undefined) return null;
  const rest = text.slice(found.prefix.length).replace(/^[\s:]+/u, '');
  const inner = readSegment(rest, rules) ?? readUnnamed(rest, found.flag);
  if (inner === null || inner.printed === '') return null;
  const isOrganisation = ['special', 'handout'].includes(found.flag ?? '') || found.prefix === 'for';
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

/** `Courtesy of the artist`: who lent a picture need not have a name. */
function readUnnamed(text: string, flag: Flag | null): CreditPart | null {
  if (flag !== 'courtesy' || !/^(?:the|his|her|their)\s\p{Ll}[\p{Ll}’' -]{2,40}$/u.test(text)) return null;
  return { ...nothing, printed: text, name: { text, score: 2, people: [] } };
}

/** `Cane Vale Gazette file photos`, `Kremlin Pool Photo`, `Family handout`. */
function readRoleSuffix(text: string, key: string, rules: Rules): CreditPart | null {
  if (rules.organisations.has(key)) return null;
  const words = text.split(/\s+/u);
  for (let count = Math.min(3, words.length - 1); count >= 1; count -= 1) {
    const suffix = words.slice(-count).join(' ').replace(/[()]/gu, '');
    const role = rules.roles.get(suffix.toLowerCase());
    if (role === undefined || isPartOfName(suffix, words.slice(0, -count).join(' '), rules)) continue;
    const inner = readSegment(
      words
        .slice(0, -count)
        .join(' ')
        .replace(/[(\s]+$/u, ''),
      rules,
    );
    if (inner === null || inner.printed === '' || key === suffix.toLowerCase()) return null;
    const printed = `${inner.printed} ${/\p{Ll}/u.test(suffix) ? suffix : softenRole(suffix)}`;
    return {
      ...inner,
      printed,
      flags: [...inner.flags, ...(role.flag === null ? [] : [role.flag])],
      isProof: true,
    };
  }
  return null;
}

/** `Sony Pictures`, `Universal History Archive`: the last word belongs to the name of the house. */
function isPartOfName(suffix: string, before: string, rules: Rules): boolean {
  if (/^(?:Pictures|Photos)$|^family\b/iu.test(suffix) && suffix !== 'photos') return true;
  return /^Archives?$/u.test(suffix) && organisationScore(before, rules) !== 2;
}

/** `Getty Images for Acme Studios`, `Ruth Okafor for The Daily Ledger`. */
function readForClient(text: string, rules: Rules): CreditPart | null {
  const match = /^(.{2,80}?)\s+(for|para|für|pour|per)\s+(\S.*)$/iu.exec(text);
  if (match === null) return null;
  const [, before = '', word = '', after = ''] = match;
  const maker = readSegment(before, rules);
  const client = readSegment(after, rules);
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
  if (isHouse && !rules.organisations.has(before.toLowerCase())) return null;
  const name = maker.name === null || isHouse ? maker.name : { ...maker.name, score: 0 as const };
  const printed = `${maker.printed} ${word} ${client.printed}`;
  return { ...maker, name, printed, client: isHouse ? null : dropArticle(client.name.text), isProof: true };
}

/** `AP Photo by Zoe Muller`, `Daily Ledger photo by Kay Brewer`. */
function readPhotoBy(text: string, rules: Rules): CreditPart | null {
  const match =
    /^(.{2,60}?)\s+((?:photos?|pictures?|images?)\s+by)\s+(\S.*)$/iu.exec(text) ??
    /^(.{2,60}?)\s+(by)\s+(\S.*)$/iu.exec(text);
  if (match === null) return null;
  const [, before = '', link = '', after = ''] = match;
  const owner = readSegment(before, rules);
  const maker = readSegment(after, rules);
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

function readName(text: string, rules: Rules): CreditPart | null {
  const trimmed = text.replace(/^[([]|[)\]]$/gu, '').trim();
  if (/^@[\w.]{2,40}$/u.test(trimmed)) {
    return {
      ...nothing,
      printed: trimmed,
      name: { text: trimmed, score: 0, people: [trimmed] },
      flags: ['social'],
    };
  }
  const score = organisationScore(trimmed, rules);
  const people = splitPeople(trimmed, rules);
  if (people.length > 1) {
    const named = people.map((person) => nameCase(person, rules));
    return {
      ...nothing,
      printed: joinPeople(trimmed, people, named),
      name: { text: trimmed, score: 0, people: named },
    };
  }
  if (score === null) return null;
  const person = nameCase(trimmed, rules);
  const organisation = organisationCase(trimmed, rules);
  const printed = score === 2 ? organisation : person;
  return {
    ...nothing,
    printed,
    name: { text: score === 2 ? organisation : person, score, people: [person] },
  };
}

/** `Ann Prillwitz and Ulf Marrow` → both, if both are people. */
function splitPeople(text: string, rules: Rules): readonly string[] {
  const people = text.split(/\s+(?:and|&|y|und|et|e|with)\s+/iu);
  return people.length > 1 && people.every((person) => organisationScore(person, rules) === 0)
    ? people
    : [text];
}

function joinPeople(text: string, people: readonly string[], named: readonly string[]): string {
  return people.reduce((line, person, index) => line.replace(person, named[index] ?? person), text);
}

function dropArticle(name: string): string {
  return name.replace(/^(?:the|la|el|der|die|das|le|les|il)\s+(?=\p{Ll}|\p{Lu})/u, '');
}

/** `FILE PHOTO` → `File Photo`, `POOL` → `Pool`; what is not shouted stays. */
function softenRole(role: string): string {
  return titleWords(role);
}

function titleWords(words: string): string {
  return words.split(' ').map(titleWord).join(' ');
}

function titleWord(word: string): string {
  return /\p{Ll}/u.test(word) || word.length <= 3
    ? softenShort(word)
    : word.charAt(0) + word.slice(1).toLowerCase();
}

function softenShort(word: string): string {
  return /^(?:STF|STR|HO|HOGP|HONS)$/u.test(word) || /\p{Ll}/u.test(word)
    ? word
    : word.charAt(0) + word.slice(1).toLowerCase();
}

function softenRolePrefix(prefix: string): string {
  const soft = /\p{Ll}/u.test(prefix) ? prefix : prefix.charAt(0) + prefix.slice(1).toLowerCase();
  return soft
    .replace(/^(?:photos?|pictures?|images?|photograph)\s+courtesy/iu, 'Courtesy')
    .replace(/^Courtesy of$/iu, (all) => all);
}
