import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openPostgresDatabase } from '../../src/storage/postgres-database.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';

test('a connection that is cut between two statements ends its transaction and nothing else', async (context) => {
  const servers = await findTestServers();
  if (servers === null) return context.skip(skipMessage);
  const room = await servers.openRoom();
  const database = await openPostgresDatabase(room.servers.databaseUrl, () => {});
  const cut = database.transaction(async (query) => {
    await query(`create table boats (name text)`);
    const [session] = await query<{ pid: number }>(`select pg_backend_pid() as pid`);
    await database.query(`select pg_terminate_backend($1)`, [session?.pid]);
    await sleep(200);
    await query(`insert into boats values ('Tern')`);
  });
  await expect(cut).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' });
  expect(await database.query(`select to_regclass('boats') as boats`)).toEqual([{ boats: null }]);
  await database.close();
  await room.close();
  await servers.close();
});
