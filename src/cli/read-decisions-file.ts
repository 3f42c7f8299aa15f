import { ExpectedError } from '../errors.ts';
import type { Decision } from '../pipeline/decisions/decision.ts';
import { readDecisions } from '../pipeline/decisions/read-decisions.ts';
import { readInput } from './read-input.ts';

/** The editors' decisions in a JSON file; INPUT_UNREADABLE says which file, where in it and why. */
export async function readDecisionsFile(path: string): Promise<readonly Decision[]> {
  const { bytes, name } = await readInput(path);
  return readDecisions(parse(new TextDecoder().decode(bytes), name), name);
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll(/\s+/gu, ' ') : String(error);
    throw new ExpectedError('INPUT_UNREADABLE', `${name} is no list of decisions: ${why}`, { cause: error });
  }
}
