import { access, constants, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { ExpectedError } from '../errors.ts';

/** A folder that results go to, each written whole or not at all. */
export interface OutputFolder {
  /** Writes `<name of the input>.<extension>`; the same name twice gets a number. */
  readonly write: (inputName: string, text: string) => Promise<string>;
}

/** Opens the folder before any work is done, so that an unwritable one is known first. */
export async function openOutputFolder(folder: string, extension: string): Promise<OutputFolder> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
  const taken = new Set<string>();
  return {
    write: async (inputName, text) => {
      const path = join(folder, freeName(parse(inputName).name, extension, taken));
      await writeWhole(path, text);
      return path;
    },
  };
}

function freeName(stem: string, extension: string, taken: Set<string>): string {
  let name = `${stem}.${extension}`;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}.${extension}`;
  taken.add(name);
  return name;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): ExpectedError {
  const why = error instanceof Error ? error.message : String(error);
  return new ExpectedError('OUTPUT_UNWRITABLE', `cannot write to ${path}: ${why}`, { cause: error });
}
