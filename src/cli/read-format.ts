import { type WrittenFormat, writtenFormats } from '../formats/written-formats.ts';
import { ExpectedError } from '../errors.ts';
import type { Manifest } from '../pipeline/manifest.ts';

/** How `--format` has manifests written. */
export interface ChosenFormat {
  readonly name: string;
  readonly extension: string;
  readonly write: (manifest: Manifest) => string;
  /** What is written as one line of many; `null` for files that have lines of their own. */
  readonly toLine: ((written: string) => string) | null;
}

/** `--format NAME` → the format, its writer loaded; another name is wrong usage. */
export async function readFormat(name: string): Promise<ChosenFormat> {
  const format: WrittenFormat | undefined = writtenFormats.find((each) => each.name === name);
  if (format === undefined) {
    const names = writtenFormats.map((each) => each.name).join(', ');
    throw new ExpectedError('USAGE', `no writer is called '${name}'; there are ${names}`);
  }
  const { writeFormat } = await format.load();
  const { extension, isForPeople } = format;
  const toLine = isForPeople ? null : (written: string) => `${JSON.stringify(JSON.parse(written))}\n`;
  return { name, extension, write: writeFormat, toLine };
}

/** A line for each of several; what has lines of its own wants a folder. */
export function lineWriter({ name, toLine }: ChosenFormat): (written: string) => string {
  if (toLine === null)
    throw new ExpectedError(
      'USAGE',
      `${name} of several galleries wants --out DIR: each is a file of its own`,
    );
  return toLine;
}
