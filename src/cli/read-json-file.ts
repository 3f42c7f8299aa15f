import { ExpectedError } from '../errors.ts';
import { readInput } from './read-input.ts';

/** What a JSON file holds, and the file's name; INPUT_UNREADABLE says which file is no `what`, and why. */
export async function readJsonFile(
  path: string,
  what: string,
): Promise<{ readonly value: unknown; readonly name: string }> {
  const { bytes, name } = await readInput(path);
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)), name };
  } catch (error) {
    const why = error instanceof Error ? error.message.replaceAll(/\s+/gu, ' ') : String(error);
    throw new ExpectedError('INPUT_UNREADABLE', `${name} is no ${what}: ${why}`, { cause: error });
  }
}
