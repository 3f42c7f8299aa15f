import type { Choice } from '../controls/choice.ts';

/** The styles of credit lines that come with the rules, and the one of no house. */
export const creditStyleNames = ['wire', 'slash', 'comma', 'received'];

/** The readers, by the names that settings call them. */
export const formatNames = [
  'ap',
  'ninjs',
  'ans',
  'photo-folder',
  'wordpress',
  'json',
  'newsml-g2',
  'wxr',
  'html',
  'csv',
  'text',
];

/** A setting stays as it is. */
export const asItIs = '=';
/** A setting is nothing: found in the gallery, or as the house has it. */
export const none = '-';
/** A setting is what is typed beside it. */
export const typed = '+';

/** What a setting may be, with how it is now where that is known. */
export function settingChoices(
  now: string | undefined,
  ofNone: string,
  words: readonly Choice[],
): readonly Choice[] {
  return [
    { id: asItIs, name: now === undefined ? 'as each gallery has it' : `as it is: ${now}` },
    { id: none, name: ofNone },
    ...words,
  ];
}
