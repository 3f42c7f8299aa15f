import type { PublishedItem } from '../../../src/client/manifest-schema.ts';

/** An item's credit, broken into its parts, and its date with what it rests on. */
export function ItemFacts({ item: { credit, date, photo } }: { readonly item: PublishedItem }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['credit', credit.line],
    ['creators', listed(credit.creators)],
    ['agency', credit.agency],
    ['provider', credit.provider],
    ['via', listed(credit.via)],
    ['date', printDate(date)],
    ['photo', photo?.uri ?? null],
  ];
  return (
    <dl className="facts-list">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join(', ');
}

function printDate({ value, basis, text }: PublishedItem['date']): string | null {
  if (value === null && text === null) return null;
  return `${value ?? 'unknown'} (${basis}${text === null ? '' : `: “${text}”`})`;
}
