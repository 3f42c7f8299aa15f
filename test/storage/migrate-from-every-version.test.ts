import { readdir } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { fillDoubts } from '../../src/storage/doubts/fill-doubts.ts';
import { fillListings } from '../../src/storage/listings/fill-listings.ts';
import { migrate, readMigrations } from '../../src/storage/migrate.ts';
import { openPostgresDatabase } from '../../src/storage/postgres-database.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { migrateBefore } from '../services/migrate-before.ts';
import { findTestServers, skipMessage, type TestServers } from '../services/test-servers.ts';

const servers = await findTestServers();
if (servers === null) process.stderr.write(`${skipMessage}\n`);
afterAll(() => servers?.close());

const names = (await readdir('migrations')).toSorted();
const [, ...later] = names;

describe.skipIf(servers === null)('records written by an earlier version', () => {
  test.each(later)('before %s come to the same tables with what they held', async (first) => {
    const fresh = await describeTables();
    await withDatabase(async (database) => {
      await migrateBefore(database, first);
      await writeGallery(database, Number.parseInt(first, 10) - 1);
      await migrate(database);
      expect(await readTables(database)).toEqual(fresh);
      expect((await readMigrations(database)).pending).toEqual([]);
      const loaded = await loadRevision(database, 'gal_quay');
      expect(Buffer.from(loaded?.bytes ?? 'none').toString()).toBe(caption);
      await fillListings(database);
      await fillDoubts(database);
      expect(
        await database.query(
          `select galleries.revision, listings.state, runs.state as run, manifests.body, publications.version,
                  outbox.run_id
             from galleries
             join listings using (sequence)
             left join runs on runs.id = published_run_id
             left join manifests on manifests.run_id = runs.id
             left join publications on publications.run_id = runs.id
             left join outbox on outbox.run_id = runs.id`,
        ),
      ).toEqual([expectedRow(Number.parseInt(first, 10) - 1)]);
      // Again changes nothing.
      await migrate(database);
      expect(await readTables(database)).toEqual(fresh);
    });
  });

  test('is brought up to date once by several processes that start at the same moment', async () => {
    await withDatabase(async (database, url) => {
      await migrateBefore(database, '008');
      const others = await Promise.all([1, 2, 3].map(() => openPostgresDatabase(url, () => {})));
      await Promise.all([database, ...others].map(migrate));
      const rows = await database.query<{ name: string }>(`select name from migrations order by name`);
      expect(rows.map(({ name }) => name)).toEqual(names);
      await Promise.all(others.map(({ close }) => close()));
    });
  });

  test('waits for whoever migrates, and does not begin beside it', async () => {
    await withDatabase(async (database, url) => {
      const other = await openPostgresDatabase(url, () => {});
      let isDone = false;
      const migration = await database.transaction(async (query) => {
        await query(`select pg_advisory_xact_lock(hashtext('cutline migrations'))`);
        const waiting = migrate(other).then(() => (isDone = true));
        await expect
          .poll(
            async () =>
              (await query(`select from pg_locks where locktype = 'advisory' and not granted`)).length,
          )
          .toBe(1);
        expect(isDone).toBe(false);
        return { waiting };
      });
      await migration.waiting;
      expect(await readTables(database)).toEqual(await describeTables());
      await other.close();
    });
  });

  test('is gone on with by a version that is older, where the later one has only added', async () => {
    await withDatabase(async (database) => {
      await migrate(database);
      await database.query(`insert into migrations (name, expands) values ('900_of_tomorrow.sql', true)`);
      await migrate(database);
      expect(await readMigrations(database)).toMatchObject({ pending: [], unknown: [] });
    });
  });

  test('is left alone by a version that is older still', async () => {
    await withDatabase(async (database) => {
      await migrateBefore(database, '008');
      await database.query(`insert into migrations (name) values ('900_of_tomorrow.sql')`);
      await expect(migrate(database)).rejects.toMatchObject({
        code: 'DATA_DIR_UNUSABLE',
        message: expect.stringContaining('900_of_tomorrow.sql'),
      });
      expect((await readMigrations(database)).pending[0]).toMatch(/^008/);
    });
  });
});

const caption = 'Rain falls on the quay of Ostrand. (AP)';

/** A gallery that was cleaned, as the version wrote it whose last migration this is. */
async function writeGallery({ query }: Database, version: number): Promise<void> {
  const raw = Buffer.from(caption);
  const ids = ['gal_quay', 'wire', 'quay.txt', 'digest', raw.byteLength];
  if (version < 8) {
    await query(
      `insert into galleries (id, source, name, content_digest, size_bytes, raw) values ($1, $2, $3, $4, $5, $6)`,
      [...ids, raw],
    );
  } else {
    await query(
      `insert into galleries (id, source, name, content_digest, size_bytes) values ($1, $2, $3, $4, $5)`,
      ids,
    );
    const kept = version < 13 ? ['raw', '$6'] : ['media_type', `'text/plain'`];
    await query(
      `insert into revisions (gallery_id, revision, name, content_digest, size_bytes, ${kept[0]})
       select $1, 1, $3, $4, $5::integer, ${kept[1]} where $2::text is not null`,
      version < 13 ? [...ids, raw] : ids,
    );
    if (version >= 13)
      await query(
        `insert into revision_pieces (gallery_id, revision, position, bytes) values ('gal_quay', 1, 0, $1)`,
        [raw],
      );
  }
  // What lists show is written with the gallery.
  if (version >= 11) await query(`insert into unlisted select sequence from galleries`);
  if (version >= 2) await writeRun({ query }, version);
}

async function writeRun({ query }: Pick<Database, 'query'>, version: number): Promise<void> {
  await query(
    `insert into runs (id, gallery_id, state, settings, settings_digest, reason, requested_by, manifest_digest,
                       started_at, finished_at)
     values ('run_quay', 'gal_quay', 'succeeded', '{}', 'settings', 'received', 'wire', 'digest', now(), now())`,
  );
  await query(`insert into manifests (run_id, body, digest) values ('run_quay', $1, 'digest')`, [
    manifestOf(version),
  ]);
  if (version >= 3)
    await query(
      `insert into outbox (run_id, gallery_id, published_at) values ('run_quay', 'gal_quay', now())`,
    );
  if (version < 8) return;
  await query(`update runs set revision = 1`);
  await query(`update galleries set published_run_id = 'run_quay'`);
  await query(
    `insert into publications (gallery_id, source, version, kind, run_id, manifest_digest)
     values ('gal_quay', 'wire', 1, 'published', 'run_quay', 'digest')`,
  );
}

/** Before there were decisions a manifest did not speak of them. */
function manifestOf(version: number): string {
  const manifest = { headline: null, items: [], leftOut: [], warnings: [] };
  const decisions = { applied: [], stale: [], overruled: [] };
  return JSON.stringify(version < 9 ? manifest : { ...manifest, decisions });
}

function expectedRow(version: number) {
  const isCleaned = version >= 2;
  return {
    revision: 1,
    state: isCleaned ? 'succeeded' : 'queued',
    run: isCleaned ? 'succeeded' : null,
    body: isCleaned ? manifestOf(version) : null,
    version: isCleaned ? 1 : null,
    run_id: version >= 3 ? 'run_quay' : null,
  };
}

let described: Promise<unknown> | null = null;

/** The tables as a first start makes them. */
function describeTables(): Promise<unknown> {
  described ??= withDatabase(async (database) => {
    await migrate(database);
    return readTables(database);
  });
  return described;
}

/** Columns, constraints, indexes, triggers and functions, whatever the order in which they came about. */
async function readTables({ query }: Database): Promise<unknown> {
  return {
    columns: await query(
      `select table_name, column_name, data_type, is_nullable, column_default, is_identity, generation_expression
         from information_schema.columns where table_schema = 'public' order by 1, 2`,
    ),
    constraints: await query(
      `select conrelid::regclass::text as on_table, pg_get_constraintdef(oid) as says
         from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
    ),
    indexes: await query(
      `select tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON') as says
         from pg_indexes where schemaname = 'public' order by 1, 2`,
    ),
    triggers: await query(
      `select pg_get_triggerdef(oid) as says from pg_trigger where not tgisinternal order by 1`,
    ),
    functions: await query(
      `select proname, md5(prosrc) as source from pg_proc where pronamespace = 'public'::regnamespace order by 1, 2`,
    ),
  };
}

async function withDatabase<T>(use: (database: Database, url: string) => Promise<T>): Promise<T> {
  const room = await (servers as TestServers).openRoom();
  const url = room.servers.databaseUrl;
  const database = await openPostgresDatabase(url, () => {});
  try {
    return await use(database, url);
  } finally {
    await database.close();
    await room.close();
  }
}
