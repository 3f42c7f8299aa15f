import type { Database } from './database.ts';

/** Takes what one holder at a time may have, or keeps it, for so many seconds from now; `false` while another has it. */
export async function takeLease(
  database: Database,
  { name, holder, seconds }: { readonly name: string; readonly holder: string; readonly seconds: number },
): Promise<boolean> {
  const rows = await database.query(
    `insert into leases (name, holder, leased_until) values ($1, $2, now() + make_interval(secs => $3))
     on conflict (name) do update set holder = excluded.holder, leased_until = excluded.leased_until
       where leases.holder = excluded.holder or leases.leased_until < now()
     returning name`,
    [name, holder, seconds],
  );
  return rows.length === 1;
}

/** Gives up what `holder` has; nothing, if it has it no more. */
export async function releaseLease(database: Database, name: string, holder: string): Promise<void> {
  await database.query(`delete from leases where name = $1 and holder = $2`, [name, holder]);
}
