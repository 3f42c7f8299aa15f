import type { DeskRules } from '../desk-rules/desk-rules.ts';
import { ExpectedError } from '../errors.ts';
import { readDeskRules } from '../pipeline/desk-rules/read-desk-rules.ts';
import type { Rules } from '../pipeline/rules.ts';
import { readJsonFile } from './read-json-file.ts';

/** A desk's rules in a JSON file; SETTINGS_INVALID says which file, which row and why. */
export async function readRulesFile(path: string, shipped: Rules): Promise<DeskRules> {
  const { value, name } = await readJsonFile(path, 'rules of a desk');
  try {
    return readDeskRules(value, shipped);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    throw new ExpectedError(error.code, `${name}: ${error.message}`, { cause: error });
  }
}
