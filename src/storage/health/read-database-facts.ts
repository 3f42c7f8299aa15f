import type { Database } from '../database.ts';

/** What PostgreSQL, or PGlite, says of itself. */
export interface DatabaseFacts {
  readonly version: string;
  readonly connections: number;
  readonly maxConnections: number;
  readonly sizeBytes: number;
  /** What is committed is on the disk, whatever happens to the machine. */
  readonly isFlushed: boolean;
}

/** Asks the database for its version, its connections and its size. */
export async function readDatabaseFacts(database: Database): Promise<DatabaseFacts> {
  const [row] = await database.query<FactsRow>(
    `select current_setting('server_version') as version, current_setting('max_connections') as max_connections,
            (select count(*) from pg_stat_activity where datname = current_database()) as connections,
            pg_database_size(current_database()) as size_bytes, current_setting('fsync') = 'on' as is_flushed`,
  );
  return {
    // `15.14 (Debian 15.14-0+deb12u1)`
    version: row?.version.split(' ')[0] ?? '',
    connections: Number(row?.connections ?? 0),
    maxConnections: Number(row?.max_connections ?? 0),
    sizeBytes: Number(row?.size_bytes ?? 0),
    isFlushed: row?.is_flushed ?? false,
  };
}

/** The database's clock, in milliseconds since 1970. */
export async function readDatabaseClock(database: Database): Promise<number> {
  const [row] = await database.query<{ readonly now: string }>(
    `select extract(epoch from clock_timestamp()) * 1000 as now`,
  );
  return Number(row?.now ?? 0);
}

interface FactsRow {
  readonly version: string;
  readonly max_connections: string;
  readonly connections: string;
  readonly size_bytes: string;
  readonly is_flushed: boolean;
}
