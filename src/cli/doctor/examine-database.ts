import type { Database } from '../../storage/database.ts';
import {
  type DatabaseFacts,
  readDatabaseClock,
  readDatabaseFacts,
} from '../../storage/health/read-database-facts.ts';
import { readMigrations } from '../../storage/migrate.ts';
import { examineClock } from './examine-clock.ts';
import { doubtful, type Finding, ok, wrong } from './finding.ts';

/** The records: the server that keeps them, its connections, and which version wrote them. */
export async function examineDatabase(database: Database): Promise<readonly Finding[]> {
  const facts = await readDatabaseFacts(database);
  return [
    examineVersion(facts),
    examineConnections(facts),
    examineWrites(facts),
    await examineMigrations(database),
    await examineClock('clock of postgres', () => readDatabaseClock(database)),
  ];
}

/** Which version of Cutline wrote the records; nothing is changed. */
export async function examineMigrations(database: Database): Promise<Finding> {
  const check = 'records';
  const { applied, pending, unknown } = await readMigrations(database);
  if (unknown.length > 0)
    return wrong(
      check,
      `a later version of cutline wrote them (${unknown.join(', ')}), and this one does not start`,
      'Run that version or a later one. There is no way back but a backup.',
    );
  if (applied.length === 0) return ok(check, 'empty; the first start makes them');
  return pending.length === 0
    ? ok(check, `up to date: ${applied.length} migrations`)
    : doubtful(
        check,
        `${pending.length} migrations are still to come, from ${pending[0]}`,
        'The next start applies them. Make a backup first.',
      );
}

const leastVersion = 13;
const maxConnectionShare = 0.9;

function examineVersion({ version }: DatabaseFacts): Finding {
  const check = 'postgres version';
  return Number.parseInt(version, 10) < leastVersion
    ? wrong(check, `${version} is too old`, `Upgrade to ${leastVersion} or later.`)
    : ok(check, version);
}

function examineConnections({ connections, maxConnections }: DatabaseFacts): Finding {
  const check = 'postgres connections';
  const message = `${connections} of ${maxConnections}`;
  return connections / maxConnections >= maxConnectionShare
    ? wrong(check, message, 'Raise max_connections, or run fewer processes: each holds up to ten.')
    : ok(check, message);
}

function examineWrites({ isFlushed }: DatabaseFacts): Finding {
  const check = 'postgres disk';
  return isFlushed
    ? ok(check, 'what is committed is on the disk')
    : wrong(check, 'fsync is off: a power cut can ruin the records', 'Set fsync = on.');
}
