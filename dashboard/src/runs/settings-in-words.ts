import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';

type Settings = BulkRerun['settings'];
export type SettingName = keyof Settings;

const names: Readonly<Record<SettingName, string>> = {
  creditStyle: 'credit style',
  datelines: 'datelines',
  referenceDate: 'sent on',
  inputFormat: 'input format',
  columns: 'columns',
};
const settingNames = Object.keys(names) as SettingName[];

/** What it means that nothing is said. */
const ofNothing: Readonly<Record<SettingName, string>> = {
  creditStyle: 'as the house has it',
  datelines: 'as the house has it',
  referenceDate: 'found in the gallery',
  inputFormat: 'found from the content',
  columns: 'found by their names',
};

/** One setting's value, as one reads it. */
export function settingInWords(name: SettingName, value: string | null): string {
  if (value === null) return ofNothing[name];
  return name === 'creditStyle' && value === 'received' ? 'as received' : value;
}

/** `credit style comma, datelines cut` */
export function settingsInWords(settings: Settings): string {
  const words = settingNames.flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [`${names[name]} ${settingInWords(name, value)}`];
  });
  return words.length === 0 ? 'settings as they are' : words.join(', ');
}

/** `credit style as the house has it → comma` */
export function settingChangesInWords(before: Settings, after: Settings): string {
  const word = (settings: Settings, name: SettingName) => settingInWords(name, settings[name] ?? null);
  return settingNames
    .filter((name) => before[name] !== after[name])
    .map((name) => `${names[name]} ${word(before, name)} → ${word(after, name)}`)
    .join(', ');
}
