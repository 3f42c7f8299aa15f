import type { JoinedPart } from './parse-credit.ts';

export type NameKind = 'person' | 'organisation' | 'none';

/** Which names of a credit are people and which are organisations; a name alone does not always tell, its place does. */
export function decideNames(parts: readonly JoinedPart[]): readonly NameKind[] {
  let people = 0;
  return parts.map((part, index) => {
    const kind = decideName(parts, index, people);
    if (kind === 'person') people += 1;
    return kind;
  });
}

function decideName(parts: readonly JoinedPart[], index: number, people: number): NameKind {
  const part = parts[index];
  if (part?.name == null) return 'none';
  const { score, people: persons, text } = part.name;
  if (score === 2) return 'organisation';
  if (persons.length > 1 || (part.client !== null && text.includes(' '))) return 'person';
  const follows = parts[index - 1];
  // "AP Photo/Park", "Reuters/Madonna": what stands behind a wire's slash made the picture.
  if (people === 0 && follows !== undefined && follows.agency !== null && part.separator === '/')
    return 'person';
  if (score === 0) return people === 0 || isListed(parts, index) ? 'person' : 'organisation';
  return decideAmbiguous(parts, people, text);
}

/** `Ana Cruz, Luis Prado/AP`: a second name in a list is a person unless the credit ends there or goes on with "via". */
function isListed(parts: readonly JoinedPart[], index: number): boolean {
  // "AP Photo/Ida Brandt and Bo Finch"
  if (parts[index]?.separator === ' and ') return true;
  if (parts[index]?.separator !== ', ' && parts[index]?.separator !== '; ') return false;
  const next = parts[index + 1];
  const hasWireBefore = parts.slice(0, index).some(({ agency }) => agency !== null);
  // "The Tarn Hollow Times/Ana Cruz, Luis Prado"
  if (hasWireBefore || parts[0]?.name?.score === 2) return true;
  return next === undefined
    ? !parts.some(({ name }) => name?.score === 2)
    : next.separator === '/' || next.separator === ', ';
}

function decideAmbiguous(parts: readonly JoinedPart[], people: number, text: string): NameKind {
  if (people > 0) return 'organisation';
  const words = text.split(' ');
  const othersAreOrganisations = parts.some(({ name, agency }) => name?.score === 2 || agency !== null);
  const othersArePeople = parts.some(({ name }) => name?.score === 0);
  if (othersArePeople) return 'organisation';
  if (words.length === 1) return /^\p{Lu}{2}$/u.test(text) ? 'person' : 'organisation';
  return othersAreOrganisations && words.length <= 3 ? 'person' : 'organisation';
}
