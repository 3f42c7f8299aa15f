import { ExpectedError } from '../../errors.ts';
import { plainKinds, valueKinds, type Decision } from './decision.ts';
import { readDecidedDate } from './read-decided-date.ts';

/** The most decisions a list may have. */
const maxDecisions = 10_000;
/** The most entries a decision may name. */
const maxNames = 1_000;
/** The longest id and name of a person, and the longest value and note, in UTF-16 units. */
const maxShortText = 200;
const maxLongText = 20_000;

/**
 * A list of decisions as JSON, checked against the shape of `schemas/decision.schema.json`; a `note` may be absent, and a
 * `value` where the kind has none. What is wrong is INPUT_UNREADABLE with the place (`/3/entries/0`); `name` says where the
 * list came from.
 */
export function readDecisions(list: unknown, name: string): readonly Decision[] {
  if (!Array.isArray(list)) throw invalid(name, '', 'must be a list of decisions');
  if (list.length > maxDecisions) throw invalid(name, '', `may have ${maxDecisions} decisions at most`);
  const decisions = list.map((value: unknown, at) => readDecision(value, name, `/${at}`));
  const places = new Map<string, number>();
  decisions.forEach(({ id }, at) => {
    const known = places.get(id);
    if (known !== undefined) throw invalid(name, `/${at}/id`, `is the id of decision /${known} too: "${id}"`);
    places.set(id, at);
  });
  return decisions;
}

type Fields = Readonly<Record<string, unknown>>;
/** Says what is wrong with a field. */
type Refuse = (field: string, why: string) => ExpectedError;

const fieldNames: ReadonlySet<string> = new Set(['id', 'kind', 'entries', 'value', 'who', 'when', 'note']);

function readDecision(value: unknown, name: string, place: string): Decision {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(name, place, 'must be an object');
  const fields: Fields = { ...value };
  const refuse: Refuse = (field, why) => invalid(name, `${place}/${field}`, why);
  const unknown = Object.keys(fields).find((field) => !fieldNames.has(field));
  if (unknown !== undefined)
    throw refuse(unknown, `is no field of a decision: ${[...fieldNames].join(', ')}`);
  const record = {
    id: readText(fields, 'id', maxShortText, refuse),
    entries: readNames(fields, refuse),
    who: readText(fields, 'who', maxShortText, refuse),
    when: readInstant(fields, refuse),
    note: fields['note'] == null ? null : readText(fields, 'note', maxLongText, refuse),
  };
  const valueKind = valueKinds.find((each) => each === fields['kind']);
  if (valueKind !== undefined)
    return { ...record, kind: valueKind, value: readValue(fields, valueKind, refuse) };
  const kind = plainKinds.find((each) => each === fields['kind']);
  if (kind === undefined) throw refuse('kind', `must be one of ${[...plainKinds, ...valueKinds].join(', ')}`);
  if (fields['value'] != null) throw refuse('value', `must be null: ${kind} has none`);
  if (kind === 'keep-apart' && record.entries.length < 2) throw refuse('entries', 'must name two or more');
  return { ...record, kind, value: null };
}

function readText(fields: Fields, field: string, maxLength: number, refuse: Refuse): string {
  const value = fields[field];
  if (typeof value !== 'string' || value.trim() === '') throw refuse(field, 'must be a text');
  if (value.length > maxLength) throw refuse(field, `may have ${maxLength} characters at most`);
  return value;
}

function readNames({ entries }: Fields, refuse: Refuse): readonly string[] {
  if (!Array.isArray(entries) || entries.length === 0)
    throw refuse('entries', 'must be a list of the keys of entries');
  if (entries.length > maxNames) throw refuse('entries', `may name ${maxNames} entries at most`);
  return entries.map((entry: unknown, at) => {
    if (typeof entry === 'string' && /^entry-[0-9a-f]{32}(?:#[1-9]\d{0,4})?$/u.test(entry)) return entry;
    throw refuse(`entries/${at}`, 'must be the key of an entry as it stands in the manifest, KEY or KEY#2');
  });
}

function readInstant({ when }: Fields, refuse: Refuse): string {
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u;
  if (typeof when === 'string' && shape.test(when) && !Number.isNaN(Date.parse(when))) return when;
  throw refuse('when', 'must be an instant such as 2026-05-04T10:30:00Z');
}

function readValue(fields: Fields, kind: (typeof valueKinds)[number], refuse: Refuse): string {
  const value = readText(fields, 'value', maxLongText, refuse).trim();
  if (kind === 'date' && readDecidedDate(value) === null)
    throw refuse('value', 'must be a day, month or year such as 2026-05-04, 2026-05 or 2026');
  return value;
}

function invalid(name: string, place: string, why: string): ExpectedError {
  const what = place === '' ? 'the list' : place;
  return new ExpectedError('INPUT_UNREADABLE', `${name} is no list of decisions: ${what} ${why}`);
}
