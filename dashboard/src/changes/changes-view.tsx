import type { RunChanges } from '../../../src/client/change-schemas.ts';
import { counted } from '../controls/counted.ts';
import { ChangedItem } from './changed-item.tsx';
import { EntryChanges } from './entry-changes.tsx';
import { FieldRow } from './field-row.tsx';
import { galleryRows, warningRows } from './change-rows.ts';
import './changes.css';

interface Props {
  readonly changes: RunChanges;
  /** What stands on the left. */
  readonly before?: string;
  readonly after?: string;
}

/** What one manifest changes of another, item by item, before and after side by side; what is the same is folded away. */
export function ChangesView({ changes: shown, before = 'Before', after = 'After' }: Props) {
  const { changes, isSame, since } = shown;
  const different = changes.items.filter(({ kind }) => kind !== 'same');
  const same = changes.items.filter(({ kind }) => kind === 'same');
  const rows = [...galleryRows(changes.gallery), ...warningRows(changes.warnings)];
  return (
    <div className="changes-view">
      <h2 className="changes-sum">{isSame ? 'Nothing changes.' : summaryOf(shown)}</h2>
      {since === null && <p className="aside">There was no manifest before: all of it is new.</p>}
      {!isSame && (
        <div className="change-heads" aria-hidden="true">
          <span>{before}</span>
          <span>{after}</span>
        </div>
      )}
      {rows.length > 0 && (
        <article className="change" aria-label="The gallery as a whole">
          <h3>The gallery as a whole</h3>
          {rows.map((row) => (
            <FieldRow key={row.name} row={row} />
          ))}
        </article>
      )}
      {different.map((change) => (
        <ChangedItem key={keyOf(change)} change={change} />
      ))}
      <EntryChanges entries={changes.entries} />
      <SameItems items={same} />
    </div>
  );
}

type Items = RunChanges['changes']['items'];

function keyOf({ before, after }: Items[number]): string {
  return [...before, ...after].map(({ id }) => id).join(' ');
}

/** `3 changed, 1 merged, in another order` */
function summaryOf({ counts, changes }: RunChanges): string {
  const kinds = Object.entries(counts)
    .filter(([kind, count]) => kind !== 'same' && count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  if (changes.isReordered) kinds.push('in another order');
  return kinds.length === 0 ? 'No item changes; what else does stands here.' : kinds.join(', ');
}

function SameItems({ items }: { readonly items: Items }) {
  if (items.length === 0) return null;
  return (
    <details className="same-items">
      <summary>{counted(items.length, 'item is', 'items are')} the same</summary>
      <ul>
        {items.map((change) => (
          <li key={keyOf(change)} dir="auto">
            {change.after[0]?.caption}
          </li>
        ))}
      </ul>
    </details>
  );
}
