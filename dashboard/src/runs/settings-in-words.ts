import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';

const names: Readonly<Record<keyof BulkRerun['settings'], string>> = {
  creditStyle: 'credit style',
  datelines: 'datelines',
  referenceDate: 'sent on',
  inputFormat: 'input format',
  columns: 'columns',
};

/** `credit style comma, datelines cut` */
export function settingsInWords(settings: BulkRerun['settings']): string {
  const words = (Object.keys(names) as (keyof BulkRerun['settings'])[])
    .filter((name) => settings[name] !== undefined)
    .map((name) => `${names[name]} ${settings[name] ?? 'none'}`);
  return words.length === 0 ? 'settings as each gallery has them' : words.join(', ');
}
