import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';

type Settings = BulkRerun['settings'];

const names: Readonly<Record<keyof Settings, string>> = {
  creditStyle: 'credit style',
  datelines: 'datelines',
  referenceDate: 'sent on',
  inputFormat: 'input format',
  columns: 'columns',
};
const settingNames = Object.keys(names) as (keyof Settings)[];

/** `credit style comma, datelines cut` */
export function settingsInWords(settings: Settings): string {
  const words = settingNames
    .filter((name) => settings[name] !== undefined)
    .map((name) => `${names[name]} ${settings[name] ?? 'none'}`);
  return words.length === 0 ? 'settings as they are' : words.join(', ');
}

/** `credit style none → comma` */
export function settingChangesInWords(before: Settings, after: Settings): string {
  return settingNames
    .filter((name) => before[name] !== after[name])
    .map((name) => `${names[name]} ${before[name] ?? 'none'} → ${after[name] ?? 'none'}`)
    .join(', ');
}
