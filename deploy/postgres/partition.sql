-- Splits the two tables that grow fastest, the galleries as they came and the manifests, into 16 parts each by their keys:
--   psql "$DATABASE_URL" --single-transaction --set ON_ERROR_STOP=1 --file deploy/postgres/partition.sql
-- Stop servers and workers first: it copies both tables, and holds them while it does. Cutline asks for single rows of them by
-- these keys, so each statement meets one part; and each part is vacuumed, backed up and put on a disk by itself.

create function pg_temp.split(name text, key text, keys text, parent text) returns void language plpgsql as $$
begin
  execute format('alter table %I rename to %I', name, name || '_whole');
  execute format('create table %I (like %I including defaults including storage including comments) partition by hash (%I)',
                 name, name || '_whole', key);
  for part in 0..15 loop
    execute format('create table %I partition of %I for values with (modulus 16, remainder %s)',
                   name || '_' || part, name, part);
  end loop;
  execute format('insert into %I select * from %I', name, name || '_whole');
  execute format('drop table %I', name || '_whole');
  execute format('alter table %I add primary key (%s)', name, keys);
  execute format('alter table %I add foreign key %s on delete cascade', name, parent);
end $$;

select pg_temp.split('revision_pieces', 'gallery_id', 'gallery_id, revision, position',
                     '(gallery_id, revision) references revisions');
select pg_temp.split('manifests', 'run_id', 'run_id', '(run_id) references runs');
analyze revision_pieces, manifests;
