import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { testEnvironment } from './test-environment.ts';

/** The path of a program: on the PATH, or among the PostgreSQL versions Debian keeps off it. */
export async function findProgram(name: string): Promise<string | null> {
  const onPath = (testEnvironment['PATH'] ?? '').split(delimiter);
  const versions = await readdir(debianPostgres).catch((): string[] => []);
  const aside = versions
    .toSorted()
    .toReversed()
    .map((version) => join(debianPostgres, version, 'bin'));
  for (const folder of [...onPath, ...aside]) {
    const path = join(folder, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return null;
}

const debianPostgres = '/usr/lib/postgresql';
