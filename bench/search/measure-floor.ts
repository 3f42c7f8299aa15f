import type { Database } from '../../src/storage/database.ts';
import type { ListedGallery } from '../../src/storage/listings/list-galleries.ts';

/**
 * The least PostgreSQL can do for the same answer: the rows of each question's page stand side by side in an index made for
 * that question alone, with all that the list shows, and are read from it without a look at the table.
 */
export interface Floor {
  readonly keep: (question: number, galleries: readonly ListedGallery[]) => Promise<void>;
  /** Call it once, before the first `read`. */
  readonly settle: () => Promise<void>;
  readonly read: (question: number) => Promise<number>;
}

export async function openFloor(database: Database): Promise<Floor> {
  await database.query(
    `create table floor (question integer, sequence bigint, gallery jsonb, unique (question, sequence) include (gallery))`,
  );
  return {
    keep: async (question, galleries) => {
      await database.query(
        `insert into floor select $1, ordinal, gallery from unnest($2::jsonb[]) with ordinality as kept (gallery, ordinal)`,
        [question, galleries.map((gallery) => JSON.stringify(gallery))],
      );
    },
    settle: async () => {
      await database.query('vacuum analyze floor');
    },
    read: async (question) => {
      const rows = await database.query(
        `select sequence, gallery from floor where question = $1 and sequence < $2 order by sequence desc limit $3`,
        [question, 1_000_000, 51],
      );
      return rows.length;
    },
  };
}
