import { afterAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/storage/migrate.ts';
import { openPostgresDatabase } from '../../src/storage/postgres-database.ts';
import { loadRevision } from '../../src/storage/revisions.ts';
import { migrateBefore } from '../services/migrate-before.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';

const servers = await findTestServers();
if (servers === null) process.stderr.write(`${skipMessage}\n`);
afterAll(() => servers?.close());

describe.skipIf(servers === null)('records of an earlier version', () => {
  test('have their galleries’ bytes as they came', async () => {
    if (servers === null) return;
    const room = await servers.openRoom();
    const database = await openPostgresDatabase(room.servers.databaseUrl, () => {});
    await migrateBefore(database, '013');
    const sizes = [0, 1, 262_144, 262_145, 2_000_000];
    for (const size of sizes) {
      const raw = Buffer.alloc(size, `${size} gulls `);
      await database.query(
        `insert into galleries (id, source, name, content_digest, size_bytes) values ($1, 'wire', 'a', $1, $2)`,
        [`gal_${size}`, size],
      );
      await database.query(
        `insert into revisions (gallery_id, revision, name, content_digest, raw, size_bytes)
         values ($1, 1, 'a', $1, $2, $3)`,
        [`gal_${size}`, raw, size],
      );
    }
    await migrate(database);
    for (const size of sizes) {
      const loaded = await loadRevision(database, `gal_${size}`);
      expect(Buffer.from(loaded?.bytes ?? 'none').equals(Buffer.alloc(size, `${size} gulls `))).toBe(true);
    }
    await database.close();
    await room.close();
  });
});
