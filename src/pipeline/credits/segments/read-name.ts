import type { Rules } from '../../rules.ts';
import { organisationScore } from '../classify-name.ts';
import { organisationCase, personName } from '../name-case.ts';
import { nothing, type CreditPart } from './credit-part.ts';

/** A person, several, a handle, or an organisation. */
export function readName(text: string, rules: Rules): CreditPart | null {
  const trimmed = text
    .replace(/^[([](.*)[)\]]$/u, '$1')
    .replace(/^[([]|(?<!\([^()]*)[)\]]$/gu, '')
    .trim();
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
    const named = people.map((person) => personName(person, rules));
    return {
      ...nothing,
      printed: joinPeople(trimmed, people, named),
      name: { text: trimmed, score: 0, people: named },
    };
  }
  if (score === null) return null;
  const person = personName(trimmed, rules);
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
  const line = people.reduce((joined, person, index) => joined.replace(person, named[index] ?? person), text);
  return line.replace(/\s(?:AND|UND|ET|Y|E|WITH)\s/gu, (word) => word.toLowerCase());
}
