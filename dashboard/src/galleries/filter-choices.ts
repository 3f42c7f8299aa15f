import type { Choice } from '../controls/choice.ts';

/** Every flag that an item may carry. */
export const flagNames = [
  'file',
  'pool',
  'handout',
  'courtesy',
  'staff',
  'special',
  'video',
  'combo',
  'illustration',
  'screenshot',
  'social',
  'corrected',
  'shares-caption',
];

/** Warnings that a desk looks for; the address takes any. */
const warningCodes = [
  'no-credit',
  'weekday-mismatch',
  'ambiguous-date',
  'impossible-date',
  'credit-unread',
  'needs-review',
  'embargoed',
  'caption-missing',
  'photo-unreadable',
  'encoding-guessed',
];

export const stateChoices = [
  { id: '', name: 'any state' },
  { id: 'queued', name: 'queued' },
  { id: 'running', name: 'running' },
  { id: 'succeeded', name: 'clean' },
  { id: 'failed', name: 'failed' },
];
export const flagChoices = choices('any flag', flagNames);
export const warningChoices = choices('any warning', warningCodes);

/** Words to choose from, after one that leaves all in. */
export function choices(any: string, words: readonly string[]): readonly Choice[] {
  return [{ id: '', name: any }, ...words.map((word) => ({ id: word, name: word }))];
}
