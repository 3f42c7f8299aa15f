import type { DateCandidate } from './date-candidate.ts';
import type { DatePlace } from './date-place.ts';
import { dateSigns, isFull, never } from './date-signs.ts';

/** How much speaks for a date being the photo's; 0 when it is another thing's. */
export function weighDate(date: DateCandidate, place: DatePlace): number {
  const weight = dateSigns.find(({ holds }) => holds(date, place))?.weight ?? never;
  // A month or a year in such a clause is surely the event's; a full day may still be the photo's.
  return weight < 1 && !isFull(date) ? never : weight;
}
