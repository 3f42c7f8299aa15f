import type { Database, Query } from './database.ts';
import { newDeliveryId } from './insert-deliveries.ts';

/** An output as the records know it: who publishes has to know where to, and nothing of how. */
export interface RegisteredOutput {
  readonly name: string;
  /** Only galleries of these sources; `null`: all. */
  readonly sources: readonly string[] | null;
  /** Where it begins when it is new: with what is published from now on, or with what every gallery says today. */
  readonly from: 'now' | 'beginning';
}

/**
 * Has what is published go to these outputs from now on, and to no others. An output that was not there before begins as its
 * `from` says. Deliveries to one that is configured no more have failed.
 */
export async function registerOutputs(
  database: Database,
  outputs: readonly RegisteredOutput[],
): Promise<void> {
  await database.transaction(async (query) => {
    const known = await query<OutputRow>(`select name, sources, is_active from outputs`);
    if (isKnown(outputs, known)) return;
    // Whoever is publishing now ends first and is seen below; whoever comes after sees the outputs.
    await query(`lock table publications in share row exclusive mode`);
    const active = new Set(
      (await query<OutputRow>(`select name from outputs where is_active`)).map(({ name }) => name),
    );
    for (const output of outputs) {
      await upsertOutput(query, output);
      if (output.from === 'beginning' && !active.has(output.name)) await insertNewest(query, output);
    }
    await retireOutputs(
      query,
      outputs.map(({ name }) => name),
    );
  });
}

function isKnown(outputs: readonly RegisteredOutput[], known: readonly OutputRow[]): boolean {
  const active = known.filter((row) => row.is_active);
  return (
    active.length === outputs.length &&
    outputs.every(({ name, sources }) =>
      active.some((row) => row.name === name && JSON.stringify(row.sources) === JSON.stringify(sources)),
    )
  );
}

async function upsertOutput(query: Query, { name, sources }: RegisteredOutput): Promise<void> {
  await query(
    `insert into outputs (name, sources) values ($1, $2)
     on conflict (name) do update set sources = excluded.sources, is_active = true`,
    [name, sources],
  );
}

/** What each gallery's newest publication says; earlier ones are superseded by it. */
async function insertNewest(query: Query, { name, sources }: RegisteredOutput): Promise<void> {
  await query(
    `with made as (
       insert into deliveries (id, publication, output, gallery_id, version)
       select ${newDeliveryId}, sequence, $1::text, gallery_id, version
         from (select distinct on (gallery_id) sequence, gallery_id, version
                 from publications
                where $2::text[] is null or source = any($2)
                order by gallery_id, version desc) as newest
        order by sequence
       on conflict do nothing
       returning id, sequence)
     insert into outbox (delivery_id) select id from made order by sequence`,
    [name, sources],
  );
}

async function retireOutputs(query: Query, kept: readonly string[]): Promise<void> {
  const retired = await query<{ readonly name: string }>(
    `update outputs set is_active = false where is_active and name <> all($1) returning name`,
    [kept],
  );
  await query(
    `update deliveries
        set state = 'failed', error = 'the output is configured no more', next_attempt_at = null,
            finished_at = now(), changed_at = now()
      where output = any($1) and state = 'pending'`,
    [retired.map(({ name }) => name)],
  );
}

interface OutputRow {
  readonly name: string;
  readonly sources: readonly string[] | null;
  readonly is_active: boolean;
}
