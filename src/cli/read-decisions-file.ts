import type { Decision } from '../pipeline/decisions/decision.ts';
import { readDecisions } from '../pipeline/decisions/read-decisions.ts';
import { readJsonFile } from './read-json-file.ts';

/** The editors' decisions in a JSON file; INPUT_UNREADABLE says which file, where in it and why. */
export async function readDecisionsFile(path: string): Promise<readonly Decision[]> {
  const { value, name } = await readJsonFile(path, 'list of decisions');
  return readDecisions(value, name);
}
