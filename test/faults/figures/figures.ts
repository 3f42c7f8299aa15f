import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    figuresFolder: string;
  }
}

/** Keeps what was measured of a fault for the table; `part` where several tests speak of one fault. */
export async function tellFigure(number: number, figure: string, part = ''): Promise<void> {
  await writeFile(join(inject('figuresFolder'), `${number}-${part}.txt`), figure);
}

/** What the tests of each fault have told, by its number. */
export async function readFigures(folder: string): Promise<ReadonlyMap<number, string>> {
  const figures = new Map<number, string>();
  for (const name of (await readdir(folder)).toSorted()) {
    const [number, figure] = [Number.parseInt(name, 10), await readFile(join(folder, name), 'utf8')];
    const told = figures.get(number);
    figures.set(number, told === undefined ? figure : `${told}; ${figure}`);
  }
  return figures;
}
