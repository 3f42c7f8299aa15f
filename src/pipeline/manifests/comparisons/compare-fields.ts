import type { Item } from '../../manifest.ts';
import type { FieldChange } from './manifest-changes.ts';

/** What differs between one item before and after, its place and its warnings aside. */
export function compareFields(before: Item, after: Item): readonly FieldChange[] {
  const fields: readonly FieldChange[] = [
    { field: 'caption', before: before.caption.text, after: after.caption.text },
    { field: 'lead', before: before.caption.lead, after: after.caption.lead },
    { field: 'language', before: before.caption.language, after: after.caption.language },
    { field: 'credit', before: before.credit, after: after.credit },
    { field: 'date', before: before.date, after: after.date },
    { field: 'flags', before: before.flags, after: after.flags },
    { field: 'photo', before: before.photo, after: after.photo },
    { field: 'decisions', before: before.decisions, after: after.decisions },
    { field: 'entries', before: listEntries(before), after: listEntries(after) },
  ];
  // Both were written by the same function: equal values have their keys in one order.
  return fields.filter((field) => JSON.stringify(field.before) !== JSON.stringify(field.after));
}

/** `near, same words, credit moved: A deckhand ties up …` */
function listEntries({ entries }: Item): readonly string[] {
  return entries.map(({ relation, reason, text }) => `${relation}, ${reason}: ${text}`);
}
