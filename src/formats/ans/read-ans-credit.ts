import { fieldAt, fieldsOf, listAt, namesAt, textAt, type DataFields } from '../data-fields.ts';

/** Who made an image and for whom, as Arc's fields have it. */
export interface AnsCredit {
  readonly credit: string | null;
  readonly byline: string | null;
}

/** `vanity_credits` are what readers are to see; without them `credits` are. */
export function readAnsCredit(fields: DataFields): AnsCredit {
  const vanity = readCredits(fieldsOf(fieldAt(fields, 'vanity_credits')));
  return vanity.credit === null && vanity.byline === null
    ? readCredits(fieldsOf(fieldAt(fields, 'credits')))
    : vanity;
}

function readCredits(credits: DataFields): AnsCredit {
  const people = ['by', 'photos_by']
    .map((name) => listAt(credits, name).map(personName))
    .find((names) => names.some((name) => name !== null));
  const names = (people ?? []).filter((name) => name !== null);
  const houses = namesAt(credits, 'affiliation');
  const orgs = listAt(credits, 'by').flatMap(
    (person) => textAt(fieldsOf(person), 'org', 'affiliations') ?? [],
  );
  return {
    credit: houses[0] ?? orgs[0] ?? null,
    byline: names.length === 0 ? null : names.join(' and '),
  };
}

/** An author, a reference that Arc filled in, or a name alone. */
function personName(person: unknown): string | null {
  if (typeof person === 'string') return person.trim() === '' ? null : person;
  const fields = fieldsOf(person);
  const full = [textAt(fields, 'first_name'), textAt(fields, 'last_name')].filter((part) => part !== null);
  return textAt(fields, 'name', 'byline') ?? (full.length === 0 ? null : full.join(' '));
}
