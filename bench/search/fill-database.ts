import type { Database } from '../../src/storage/database.ts';
import { captionSets, makeUpCaptions, makeUpGallery, type MadeUpGallery } from './made-up-galleries.ts';

/** Fills the records of an empty database with `total` made-up galleries, and tells PostgreSQL about them. */
export async function fillDatabase(database: Database, total: number): Promise<void> {
  await database.query('drop index listings_by_terms');
  await makeCaptions(database);
  let next = 1;
  const fill = async () => {
    while (next <= total) {
      const first = next;
      next += batchSize;
      const last = Math.min(next - 1, total);
      const galleries = Array.from({ length: last - first + 1 }, (_, at) => makeUpGallery(first + at, total));
      await insertBatch(database, galleries);
    }
  };
  await Promise.all([fill(), fill()]);
  await database.transaction(async (query) => {
    await query(`set local maintenance_work_mem = '1GB'`);
    await query('create index listings_by_terms on listings using gin (terms) with (fastupdate = off)');
  });
  await database.query('drop table captions');
  await database.query(`select setval(pg_get_serial_sequence('galleries', 'sequence'), $1)`, [total]);
  await database.query('vacuum analyze galleries');
  await database.query('vacuum analyze listings');
}

const batchSize = 2000;

async function makeCaptions(database: Database): Promise<void> {
  await database.query('create table captions (number integer primary key, terms tsvector)');
  await database.query('alter table captions alter column terms set storage external');
  for (let first = 0; first < captionSets; first += batchSize) {
    const numbers = Array.from({ length: batchSize }, (_, at) => first + at);
    await database.query(`insert into captions select * from unnest($1::integer[], $2::tsvector[])`, [
      numbers,
      numbers.map(makeUpCaptions),
    ]);
  }
}

async function insertBatch(database: Database, galleries: readonly MadeUpGallery[]): Promise<void> {
  const column = (name: keyof MadeUpGallery) => galleries.map((gallery) => gallery[name]);
  await database.transaction(async (query) => {
    await query('set local synchronous_commit = off');
    await query(
      `insert into galleries
         (sequence, id, source, name, headline, content_digest, size_bytes, received_at, revised_at, summary)
       overriding system value
       select sequence, 'gal_' || md5(sequence::text), source, name, headline,
              encode(sha256(sequence::text::bytea), 'hex'), 10000, received_at, received_at, summary
         from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[])
           as made (sequence, source, name, headline, received_at, summary)`,
      [
        column('sequence'),
        column('source'),
        column('name'),
        column('headline'),
        column('receivedAt'),
        column('summary'),
      ],
    );
    await query(
      `insert into listings (sequence, state, received_at, terms)
       select sequence, state, received_at, own.terms || coalesce(captions.terms, '')
         from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::tsvector[], $5::integer[])
           as own (sequence, state, received_at, terms, captions)
         left join captions on captions.number = own.captions
        order by sequence`,
      [column('sequence'), column('state'), column('receivedAt'), column('terms'), column('captions')],
    );
  });
}
