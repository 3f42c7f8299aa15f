-- What a sender calls one gallery is one; each time it comes changed it has a new revision.
create table revisions (
  gallery_id text not null references galleries on delete cascade,
  -- Counts from 1.
  revision integer not null,
  name text not null,
  uri text,
  media_type text,
  content_digest text not null,
  raw bytea not null,
  size_bytes integer not null,
  received_at timestamptz(3) not null default now(),
  primary key (gallery_id, revision),
  unique (gallery_id, content_digest)
);
alter table revisions alter column raw set storage external;
insert into revisions (gallery_id, revision, name, uri, media_type, content_digest, raw, size_bytes, received_at)
  select id, 1, name, uri, media_type, content_digest, raw, size_bytes, received_at from galleries;

alter table galleries
  drop column raw,
  drop column uri,
  drop column media_type,
  drop constraint galleries_source_content_digest_key,
  -- The sender's own name of the gallery; a gallery without one is known by its bytes only.
  add column identity text,
  -- The newest; name, digest and size are its.
  add column revision integer not null default 1,
  add column revised_at timestamptz(3) not null default now();
update galleries set revised_at = received_at;
create unique index galleries_by_identity on galleries (source, identity) where identity is not null;
create unique index galleries_by_content on galleries (source, content_digest) where identity is null;

-- Photos belong to the revision they came with.
alter table gallery_photos add column revision integer not null default 1;
alter table gallery_photos alter column revision drop default;
alter table gallery_photos
  drop constraint gallery_photos_pkey,
  drop constraint gallery_photos_gallery_id_fkey,
  add primary key (gallery_id, revision, position),
  add foreign key (gallery_id, revision) references revisions on delete cascade;
drop index gallery_photos_by_address;
create unique index gallery_photos_by_address on gallery_photos (gallery_id, revision, name) where name like '%://%';
create index gallery_photos_by_digest on gallery_photos (digest);

alter table runs
  -- Settled when a worker begins: until then a waiting run will clean the newest.
  add column revision integer,
  -- Of the rules it was done under.
  add column rules_digest text,
  -- Shown, never published.
  add column is_preview boolean not null default false,
  -- BullMQ's: the smaller goes first.
  add column priority integer not null default 5,
  -- Milliseconds of each step of the attempt that ended it.
  add column timings jsonb;
update runs set revision = 1;

-- A gallery that is deleted takes along what hangs on it.
alter table runs
  drop constraint runs_gallery_id_fkey,
  add foreign key (gallery_id) references galleries on delete cascade;
alter table manifests
  drop constraint manifests_run_id_fkey,
  add foreign key (run_id) references runs on delete cascade;
alter table outbox
  drop constraint outbox_run_id_fkey,
  drop constraint outbox_gallery_id_fkey,
  add foreign key (run_id) references runs on delete cascade,
  add foreign key (gallery_id) references galleries on delete cascade;
alter table idempotency_keys
  drop constraint idempotency_keys_gallery_id_fkey,
  drop constraint idempotency_keys_run_id_fkey,
  add foreign key (gallery_id) references galleries on delete cascade,
  add foreign key (run_id) references runs on delete cascade;

-- What subscribers are told, in the order it became true. Outlives the gallery: a retraction has to be told as well.
create table publications (
  sequence bigint generated always as identity primary key,
  -- Readers stop before the oldest transaction that is still open, so that none is missed which commits late.
  transaction_id xid8 not null default pg_current_xact_id(),
  gallery_id text not null,
  source text not null,
  -- Counts a gallery's publications from 1.
  version integer not null,
  kind text not null check (kind in ('published', 'retracted')),
  -- The run whose manifest is published; `null` where there is nothing to read any more.
  run_id text,
  manifest_digest text,
  reason text,
  created_at timestamptz(3) not null default now(),
  unique (gallery_id, version)
);
create index publications_in_order on publications (transaction_id, sequence);

alter table galleries add column published_run_id text references runs on delete set null;
update galleries set published_run_id = (
  select runs.id from runs join manifests on manifests.run_id = runs.id
   where runs.gallery_id = galleries.id order by runs.sequence desc limit 1);
insert into publications (gallery_id, source, version, kind, run_id, manifest_digest)
  select galleries.id, galleries.source, 1, 'published', runs.id, runs.manifest_digest
    from galleries join runs on runs.id = galleries.published_run_id order by runs.finished_at, runs.sequence;

-- Who asked for what. Outlives what it speaks of.
create table audit (
  sequence bigint generated always as identity primary key,
  created_at timestamptz(3) not null default now(),
  actor text not null,
  action text not null,
  gallery_id text,
  run_id text,
  detail jsonb not null default '{}'
);
create index audit_by_gallery on audit (gallery_id, sequence desc);

-- A key stands for what was sent under it, which need not be the newest.
alter table idempotency_keys add column content_digest text;
update idempotency_keys set content_digest = galleries.content_digest from galleries where galleries.id = gallery_id;
alter table idempotency_keys alter column content_digest set not null;
