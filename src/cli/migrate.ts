import { ExpectedError } from '../errors.ts';
import { openRecords } from '../resources.ts';
import { readSettings, type SettingsOverrides } from '../settings.ts';
import { readMigrations } from '../storage/migrate.ts';
import { readOptions } from './read-options.ts';

/** `cutline migrate`: brings the records up to date, which every start does as well, and says where they stand. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { 'data-dir': { type: 'string' } });
  if (positionals.length > 0) throw new ExpectedError('USAGE', `migrate takes no input: '${positionals[0]}'`);
  const overrides: SettingsOverrides = {
    ...(values['data-dir'] !== undefined && { dataDir: values['data-dir'] }),
  };
  const { database, close } = await openRecords(readSettings(overrides));
  try {
    const { applied } = await readMigrations(database);
    process.stdout.write(
      `the records are up to date: ${applied.length} migrations, the last ${applied.at(-1)}\n`,
    );
    return 0;
  } finally {
    await close();
  }
}
