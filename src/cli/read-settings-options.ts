import { ExpectedError } from '../errors.ts';
import { completeSettings, type CleaningSettings } from '../pipeline/cleaning-settings.ts';
import { readDay } from './read-options.ts';

/** The options of every command that cleans. */
export const settingsOptions = {
  'reference-date': { type: 'string' },
  'input-format': { type: 'string' },
  datelines: { type: 'string' },
  'credit-style': { type: 'string' },
  columns: { type: 'string' },
} as const;

interface SettingsValues {
  readonly 'reference-date'?: string | undefined;
  readonly 'input-format'?: string | undefined;
  readonly datelines?: string | undefined;
  readonly 'credit-style'?: string | undefined;
  readonly columns?: string | undefined;
}

/** How a gallery is to be cleaned, as the command line says; a wrong word is USAGE. */
export function readSettingsOptions(values: SettingsValues): CleaningSettings {
  return completeSettings({
    referenceDate: readDay('--reference-date', values['reference-date']),
    inputFormat: values['input-format'],
    datelines: readDatelines(values.datelines),
    creditStyle: values['credit-style'],
    columns: values.columns,
  });
}

/** As much of the settings as the command line names; a wrong word is USAGE. */
export function readGivenSettings(values: SettingsValues): Partial<CleaningSettings> {
  const settings = readSettingsOptions(values);
  return {
    ...(values['reference-date'] !== undefined && { referenceDate: settings.referenceDate }),
    ...(values['input-format'] !== undefined && { inputFormat: settings.inputFormat }),
    ...(values.datelines !== undefined && { datelines: settings.datelines }),
    ...(values['credit-style'] !== undefined && { creditStyle: settings.creditStyle }),
  };
}

function readDatelines(word: string | undefined): 'kept' | 'cut' | undefined {
  if (word === undefined || word === 'kept' || word === 'cut') return word;
  throw new ExpectedError('USAGE', `--datelines wants kept or cut, not '${word}'`);
}
