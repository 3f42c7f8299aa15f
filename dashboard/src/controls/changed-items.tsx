import type { FieldChange, ItemChange, RunChanges } from '../../../src/client/change-schemas.ts';
import { WordDiff } from './word-diff.tsx';

/** What a manifest changes, item by item; what stays the same is left out. */
export function ChangedItems({ changes }: { readonly changes: RunChanges }) {
  const changed = changes.changes.items.filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return <p className="aside">No item is other than it was.</p>;
  return (
    <ul className="changed-items">
      {changed.map((change) => (
        <li key={[...change.before, ...change.after].map(({ id }) => id).join(' ')}>
          <ChangedItem change={change} />
        </li>
      ))}
    </ul>
  );
}

const kinds: Readonly<Record<ItemChange['kind'], string>> = {
  same: 'the same',
  changed: 'changed',
  split: 'one becomes several',
  merged: 'several become one',
  regrouped: 'grouped otherwise',
  added: 'new',
  gone: 'gone',
};

function ChangedItem({ change: { kind, before, after, fields } }: { readonly change: ItemChange }) {
  const caption = (after[0] ?? before[0])?.caption ?? '';
  return (
    <>
      <p>
        <span className="flag">{kinds[kind]}</span> <span dir="auto">{caption}</span>
      </p>
      {fields.length > 0 && (
        <dl className="facts-list">
          {fields.map((field) => (
            <div key={field.field}>
              <dt>{field.field}</dt>
              <dd dir="auto">
                <WordDiff {...textsOf(field)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {fields.length === 0 && before.length + after.length > 1 && (
        <p className="aside">{`${before.length} → ${after.length}`}</p>
      )}
    </>
  );
}

function textsOf(change: FieldChange): { readonly before: string; readonly after: string } {
  if (change.field === 'credit')
    return { before: change.before.line ?? 'none', after: change.after.line ?? 'none' };
  if (change.field === 'date')
    return { before: change.before.value ?? 'unknown', after: change.after.value ?? 'unknown' };
  if (change.field === 'photo')
    return { before: change.before?.uri ?? 'none', after: change.after?.uri ?? 'none' };
  return { before: printed(change.before), after: printed(change.after) };
}

function printed(value: string | readonly string[] | null): string {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : value.join(', ');
}
