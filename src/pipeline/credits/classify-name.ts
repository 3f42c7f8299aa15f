import type { Rules } from '../rules.ts';
import { foldName } from './merge-credits.ts';

/**
 * How much a name looks like an organisation's: 0 it looks like a person, 1 it may be either, 2 it surely is one;
 * `null` when it is no name at all (a clause, a number).
 */
export function organisationScore(printed: string, rules: Rules): 0 | 1 | 2 | null {
  if (rules.photographers.size > 0 && rules.photographers.has(foldName(printed))) return 0;
  // "Ostrand County Sheriff's Office (OCSO)"
  const name = printed.endsWith(')')
    ? printed.replace(/(?<=\S\s\S.*)\s\(\p{Lu}[\p{Lu}\d&-]{1,7}\)$/u, '')
    : printed;
  const words = name.split(/\s+/u);
  if (words.length > 12 || !/\p{L}/u.test(name) || /[?!»«<>=…()]/u.test(name)) return null;
  const named = dropTitle(words, rules);
  if (named.length < words.length && isPersonLike(named, rules)) return 0;
  // Before the people: "Marina" is a given name too.
  if (publicBody.test(name)) return 2;
  if (isSurelyPerson(words, rules)) return 0;
  if (isSurelyOrganisation(name, words, rules))
    return words.every((word) => isHouseWord(word, rules)) ? 2 : null;
  if (isPersonLike(words, rules))
    return isAmbiguous(words, rules) || /^(?:le|la|les|el|il|los|las)$/iu.test(words[0] ?? '') ? 1 : 0;
  return words.length <= 8 && words.every((word) => isNameLikeWord(word, rules)) ? 1 : null;
}

/** `Cole Banner`, `Ann Marie Post`: behind a given name even a paper's word is a family name. */
function isSurelyPerson(words: readonly string[], rules: Rules): boolean {
  if (words.length > 3 || !rules.givenNames.has((words[0] ?? '').toLowerCase())) return false;
  return isPersonLike(words, rules) && !words.some((word) => rules.organisationWords.has(word.toLowerCase()));
}

function isSurelyOrganisation(name: string, words: readonly string[], rules: Rules): boolean {
  if (rules.organisations.has(name.toLowerCase())) return true;
  // "Disney Channel", "Fox Searchlight"
  if (words.length > 1 && rules.organisations.has((words[0] ?? '').toLowerCase())) return true;
  if (
    words.length > 1 &&
    /^(?:the|el|la|le|les|il|o|die|der|das)$/iu.test(words[0] ?? '') &&
    /^\p{Lu}/u.test(words[1] ?? '')
  ) {
    return /^the$/iu.test(words[0] ?? '') || hasOrganisationWord(words, rules);
  }
  if (words.length === 1 && /^(?:\p{Lu}{3,6}\d?|\p{Lu}{1,5}-?TV|\p{Lu}{1,4}\d{1,2})$/u.test(name))
    return true;
  if (/^[\p{L}\d-]{3,}(?:\.[\p{L}\d-]{2,})*\.\p{Ll}{2,8}$/u.test(name) || /\.com$/iu.test(name)) return true;
  // "Ostrand RCMP": capitals without a vowel are spelled out, no shouted surname.
  if (/\s[B-DF-HJ-NP-TV-XZ]{3,6}$/u.test(name) && /\p{Ll}/u.test(name)) return true;
  // "NSW SES", "WPSB TV"
  if (/^[B-DF-HJ-NP-TV-XZ]{3,5}\s\p{Lu}{2,6}$/u.test(name)) return true;
  // "Canal 5", "Local 42"
  if (words.length === 2 && /^\d{1,3}$/u.test(words[1] ?? '') && isHouseNoun(words[0] ?? '', rules))
    return true;
  // "KTWO Brightwater", "NBRC Hellvik": a station and its town.
  if (/^(?:[KW]\p{Lu}{2,3}|[B-DF-HJ-NP-TV-XZ]{3,5})\s\p{Lu}\p{Ll}/u.test(name)) return true;
  // "R&A", "AT&T"
  if (/(?:^|\s)\p{Lu}{1,3}&\p{Lu}{1,3}(?:\s|$)/u.test(name)) return true;
  if (/\p{L}\d|\d\p{L}/u.test(name) && !name.startsWith('@') && !/^MC\d/u.test(name)) return true;
  if (/(?:新聞|新闻|通信|通訊|通讯|[社报報网網]|뉴스|일보|신문|방송|통신)$/u.test(name)) return true;
  // "Castell & Sons" is a house, "Ida Brandt & Ulf Marrow" are two people.
  if (/\S\s&\s\S/u.test(name))
    return !name.split(' & ').every((each) => isPersonLike(each.split(' '), rules));
  return hasOrganisationWord(words, rules) || words.some((word) => officeWord.test(word));
}

/** `Marina de Ostrand`, `Policía Nacional` */
const publicBody =
  /^(?:Marina|Guardia|Armada|Fuerzas?|Policía|Gobierno|Secretaría|Presidencia|Ministerio|Alcaldía)\s(?:de|del|Nacional)\b/u;

/** Offices as German and Dutch name them, in one word: `Polizeiinspektion`, `Stadtarchiv`. */
const officeWord =
  /\p{L}{3}(?:inspektion|archiv|verein|feuerwehr|polizei|museum|verband|verwaltung|ministerium|werke?|gesellschaft|zentrum|institut|schule|theater|anzeiger|zeitung|blatt|bote|kurier|wache|klinik|bund|behörde|präsidium|direktion|gemeinde|kasse|dienst|haus|brandweer|politie|bibliotheek)$/iu;

function isHouseNoun(word: string, rules: Rules): boolean {
  const key = word.toLowerCase();
  return (
    rules.organisationWords.has(key) ||
    rules.organisationWordsIfLong.has(key) ||
    rules.organisations.has(key) ||
    /^(?:local|formula|kanal)$/u.test(key)
  );
}

const linkWords = new Set([
  'the',
  'of',
  'and',
  '&',
  'for',
  'in',
  'on',
  'at',
  'to',
  'or',
  'dei',
  'des',
  'delle',
  'dell',
  'à',
  'a',
  'au',
  'aux',
  'für',
  'am',
  'im',
  'und',
  'et',
  'per',
  'para',
  'por',
  'em',
  'no',
  'na',
  'nos',
  'nas',
  'los',
  'las',
  'les',
  'gli',
  'i',
  '+',
  '|',
]);

/** A word of an organisation's name: capitalised, a number, a link ("of"), or a common noun ("family"). */
function isHouseWord(word: string, rules: Rules): boolean {
  const key = word.toLowerCase().replace(/[,.]$/u, '');
  if (/^[“"'‘]?[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(word))
    return !(word.endsWith('.') && /\p{Ll}{5,}\.$/u.test(word));
  return (
    linkWords.has(key) ||
    rules.nameParticles.has(key) ||
    rules.organisationWords.has(key) ||
    /\.\p{L}{2,8}$/u.test(word) ||
    /^[dl]['’]/u.test(word)
  );
}

function hasOrganisationWord(words: readonly string[], rules: Rules): boolean {
  const startsWithThe = /^the$/iu.test(words[0] ?? '');
  return words.some((word, index) => {
    const bare = word
      .toLowerCase()
      .replace(/[,;:]$/u, '')
      .replace(/['’]s?$/u, '');
    const parts = [bare, ...(bare.includes('-') ? bare.split('-') : [])];
    return parts.some((part) => {
      if (rules.organisationWords.has(part)) return true;
      if (rules.organisationWordsNotFirst.has(part)) return index > 0;
      return rules.organisationWordsIfLong.has(part) && index > 0 && (words.length > 2 || startsWithThe);
    });
  });
}

function isPersonLike(named: readonly string[], rules: Rules): boolean {
  if (named.length === 1) return /^\p{Lo}{2,5}$/u.test(named[0] ?? '');
  if (named.length < 2 || named.length > 6) return false;
  if (!isCapitalised(named[0] ?? '') || !isNameEnd(named.at(-1) ?? '', rules)) return false;
  return named.every((word) => isNameLikeWord(word, rules)) && named.filter(isCapitalised).length >= 2;
}

function dropTitle(words: readonly string[], rules: Rules): readonly string[] {
  const title = words.findIndex(
    (_word, index) =>
      !rules.nameTitles.has(
        words
          .slice(0, index + 1)
          .join(' ')
          .toLowerCase(),
      ),
  );
  if (title > 0) return words.slice(title);
  // "Petty Officer 2nd Class Ana Reyes", "Mass Communication Specialist 3rd Class …"
  const grade = words.findIndex((word) => /^class$/iu.test(word));
  return grade > 0 && grade < 5 && /^\d/u.test(words[grade - 1] ?? '') ? words.slice(grade + 1) : words;
}

function isNameEnd(word: string, rules: Rules): boolean {
  return isCapitalised(word) || rules.nameSuffixes.has(word.toLowerCase());
}

function isCapitalised(word: string): boolean {
  return /^["“'‘]?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);
}

function isNameLikeWord(word: string, rules: Rules): boolean {
  if (rules.nameParticles.has(word.toLowerCase()) || rules.nameSuffixes.has(word.toLowerCase())) return true;
  // A long word with a full stop ends a sentence, not a name.
  if (/\p{Ll}{4,}\.$/u.test(word)) return false;
  return (
    /^["“'‘(]?[dlODL]?['’]?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’"”)+-]*$/u.test(word) || /^al-\p{Lu}/u.test(word)
  );
}

function isAmbiguous(words: readonly string[], rules: Rules): boolean {
  return words.some((word) => {
    const bare = word.toLowerCase();
    return rules.organisationWordsNotFirst.has(bare) || rules.organisationWordsIfLong.has(bare);
  });
}
