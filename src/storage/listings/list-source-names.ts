import type { Database } from '../database.ts';

/** Who has sent galleries, each name once, in order: a step in the index for each, however many galleries there are. */
export async function listSourceNames(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ readonly source: string }>(
    `with recursive names (source) as (
       select ${next(`''`)}
       union all
       select ${next('names.source')} from names where names.source is not null)
     select source from names where source is not null limit ${maxSources}`,
  );
  return rows.map(({ source }) => source);
}

/** The next name by both of the indexes that begin with it. */
function next(after: string): string {
  const first = (condition: string) =>
    `(select source from galleries where source > ${after} and identity is ${condition} order by source limit 1)`;
  return `least(${first('null')}, ${first('not null')})`;
}

const maxSources = 1000;
