import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../errors.ts';
import type { Servers, Settings } from '../../settings.ts';
import type { Database } from '../../storage/database.ts';
import { examineDatabase, examineMigrations } from './examine-database.ts';
import { examineDisks } from './examine-disks.ts';
import { examineRedis } from './examine-redis.ts';
import { examineWorkers } from './examine-workers.ts';
import { doubtful, type Finding, inWords, ok, wrong } from './finding.ts';

/** Looks at everything that a process with these settings would need, and changes nothing. */
export async function examine(settings: Settings): Promise<readonly Finding[]> {
  const { servers, queuePrefix, dataDir } = settings;
  const parts =
    servers === null ? await examineEmbedded(dataDir) : await examineServers(servers, queuePrefix);
  return [...parts, ...(await examineDisks(settings))];
}

async function examineServers(
  { redisUrl, databaseUrl }: Servers,
  prefix: string,
): Promise<readonly Finding[]> {
  const ofRedis = await examineRedis(redisUrl);
  const { openPostgresDatabase } = await import('../../storage/postgres-database.ts');
  const database = await openPostgresDatabase(databaseUrl, () => {}).catch((error: unknown) =>
    inWords(error),
  );
  const isOpen = typeof database !== 'string';
  try {
    const ofDatabase = isOpen
      ? await examineDatabase(database)
      : [wrong('postgres', database, 'Start PostgreSQL, or set DATABASE_URL right.')];
    const courier = { kind: 'redis', url: redisUrl, prefix } as const;
    // Whom Redis does not answer it does not tell of workers either.
    const workers = ofRedis.length > 1 ? [await examineWorkers(courier, isOpen ? database : null)] : [];
    return [...ofRedis, ...ofDatabase, ...workers];
  } finally {
    if (isOpen) await database.close();
  }
}

/** Without servers everything is in the data folder, and one process does everything. */
async function examineEmbedded(dataDir: string): Promise<readonly Finding[]> {
  const mode = doubtful(
    'servers',
    'none: records and queue live in the data folder, in one process; a power cut can lose the last moments',
    'Set REDIS_URL and DATABASE_URL for production.',
  );
  const isThere = await stat(join(dataDir, 'records')).catch(() => null);
  if (isThere === null) return [mode, ok('records', `the first start makes them in ${dataDir}`)];
  return [mode, await examineFolder(dataDir)];
}

async function examineFolder(dataDir: string): Promise<Finding> {
  const { openPgliteDatabase } = await import('../../storage/pglite-database.ts');
  let database: Database | null = null;
  try {
    database = await openPgliteDatabase(dataDir);
    return await examineMigrations(database);
  } catch (error) {
    // Whoever runs there is well enough to hold it.
    if (error instanceof ExpectedError && error.code === 'DATA_DIR_IN_USE')
      return ok('records', `a process runs on ${dataDir}; its /readyz says more`);
    return wrong('records', inWords(error), 'Put back a copy of the data folder, or choose another.');
  } finally {
    await database?.close();
  }
}
