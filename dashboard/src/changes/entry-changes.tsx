import type { RunChanges } from '../../../src/client/change-schemas.ts';

type Entries = RunChanges['changes']['entries'];

const names: Readonly<Record<Entries[number]['kind'], string>> = {
  arrived: 'came',
  withdrawn: 'is gone',
  rewritten: 'came with other words',
  'left-out': 'is left out now',
  'brought-back': 'is in an item again',
  'other-reason': 'is left out for another reason',
};

/** What happened to entries apart from the items they stand in. */
export function EntryChanges({ entries }: { readonly entries: Entries }) {
  if (entries.length === 0) return null;
  return (
    <article className="change" aria-label="Entries">
      <h3>Entries</h3>
      <ul className="entry-changes">
        {entries.map(({ kind, text, reason }, place) => (
          <li key={`${place} ${kind} ${text}`}>
            <span className="aside">
              {names[kind]}
              {reason !== null && ` (${reason})`}
            </span>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    </article>
  );
}
