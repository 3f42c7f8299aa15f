import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The cases of a folder of fixtures: a file a kind, a JSON object a line. */
export function readCases<Case>(
  folder: string,
): readonly { readonly kind: string; readonly cases: readonly Case[] }[] {
  return readdirSync(folder).map((name) => ({
    kind: name.replace(/\.ndjson$/, ''),
    cases: readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Case),
  }));
}
