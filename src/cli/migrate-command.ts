import type { Command } from './commands.ts';

/** For deployments in which many processes start at once: the records first, by one of them. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'cutline migrate [--data-dir DIR]',
  summary: 'bring the records up to date and end',
  details: `Applies the migrations that this version brings, under a lock: of several that come at once one does it and the
others wait. Every start does the same; before many processes are started, one that ends is easier to watch.

  --data-dir DIR  the records of this data folder; else those of DATABASE_URL, or of ./data`,
  load: () => import('./migrate.ts'),
};
