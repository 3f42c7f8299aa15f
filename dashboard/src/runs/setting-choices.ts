import type { Choice } from '../controls/choice.ts';
import { type SettingName, settingInWords } from './settings-in-words.ts';

/** The readers, by the names that settings call them. */
export const formatNames = [
  'manifest',
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
/** Nothing is said: found in the gallery, or as the house has it. */
export const nothing = '-';
/** A setting is what is typed beside it. */
export const typed = '+';

/** What a setting may be, with how it is now where that is known. */
export function settingChoices(
  name: SettingName,
  now: { readonly [Name in SettingName]?: string | null } | null,
  others: readonly Choice[],
): readonly Choice[] {
  return [
    {
      id: asItIs,
      name: now === null ? 'as each gallery has it' : `as it is: ${settingInWords(name, now[name] ?? null)}`,
    },
    { id: nothing, name: settingInWords(name, null) },
    ...others,
  ];
}
