import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { programFolder } from '../program-folder.ts';

/**
 * Makes an empty records' folder at `target`: a copy of the template the build left, else by initdb, which takes
 * seconds.
 */
export async function makeRecordsFolder(target: string): Promise<void> {
  if (await isFolder(templateFolder)) return cp(templateFolder, target, { recursive: true });
  await initialise(target);
}

/** Makes the template where there is none: a step of the build, so that a first start is a copy. */
export async function writeRecordsTemplate(): Promise<void> {
  if (await isFolder(templateFolder)) return;
  const unfinished = `${templateFolder}.${process.pid}`;
  await initialise(unfinished);
  // Two builds at once both finish; the second finds the template made.
  await rename(unfinished, templateFolder).catch(() => rm(unfinished, { recursive: true, force: true }));
}

// Named after the PGlite that made it: another one may not read it.
const templateFolder = fileURLToPath(new URL(`dist/records-template-${pgliteVersion()}`, programFolder));

async function initialise(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const pglite = await PGlite.create(folder);
  await pglite.close();
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

function pgliteVersion(): string {
  // The package does not export its package.json, so it is found beside what it does export.
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description: unknown = JSON.parse(readFileSync(join(entry, '../../package.json'), 'utf8'));
  return (description as { version: string }).version;
}
