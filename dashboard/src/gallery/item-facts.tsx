import type { ReactNode } from 'react';
import type { PublishedItem } from '../../../src/client/manifest-schema.ts';
import { Moment } from '../controls/moment.tsx';

/** An item's credit, broken into its parts, and its date with what it rests on. */
export function ItemFacts({ item: { credit, date, photo } }: { readonly item: PublishedItem }) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['credit', credit.line],
    ['creators', listed(credit.creators)],
    ['agency', credit.agency],
    ['provider', credit.provider],
    ['via', listed(credit.via)],
    ['date', showDate(date)],
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

/** As the wire has it; a time of day in the reader's zone beside it. */
function showDate({ value, precision, basis, text }: PublishedItem['date']): ReactNode {
  if (value === null && text === null) return null;
  const told = `${value ?? 'unknown'} (${basis}${text === null ? '' : `: “${text}”`})`;
  if (value === null || precision !== 'second' || !hasZone(value)) return told;
  return (
    <>
      {told} <span className="aside">here</span> <Moment at={value} isShort />
    </>
  );
}

function hasZone(value: string): boolean {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(value);
}
