-- What a person should look at in what is published: written in the transaction that publishes, and in place of what was there.
create table doubts (
  -- Made from the gallery and what the doubt is about: the same doubt after a rerun is the same row.
  id text primary key,
  sequence bigint generated always as identity unique,
  gallery_id text not null references galleries on delete cascade,
  kind text not null check (kind in ('joined', 'apart', 'conflict', 'date', 'no-credit', 'decision')),
  -- Of a hundred: how doubtful it is.
  weight integer not null check (weight between 0 and 100),
  message text not null,
  -- A warning's code, a decision's id.
  about text,
  -- What stands against each other, with all that a page shows of it.
  sides jsonb not null,
  -- Somebody said that it is right as it is: there is a row for it in `accepted_doubts`.
  is_accepted boolean not null default false,
  created_at timestamptz(3) not null default now(),
  -- The most doubtful first, the newest first of those; lists page by it.
  rank bigint generated always as (weight::bigint * 1000000000000000 + sequence) stored
);
create index doubts_open on doubts (rank desc) where not is_accepted;
create index doubts_open_of_kind on doubts (kind, rank desc) where not is_accepted;
create index doubts_accepted on doubts (rank desc) where is_accepted;
create index doubts_by_gallery on doubts (gallery_id);

-- Outlives the doubt itself, which may come back with the next run.
create table accepted_doubts (
  doubt_id text primary key,
  gallery_id text not null references galleries on delete cascade,
  -- One press of a button: what is taken back together.
  acceptance_id text not null,
  who text not null,
  accepted_at timestamptz(3) not null default now()
);
create index accepted_doubts_by_gallery on accepted_doubts (gallery_id);
create index accepted_doubts_by_acceptance on accepted_doubts (acceptance_id);

-- Galleries published before there were doubts: they are looked through when the program starts.
create table undoubted (sequence bigint primary key references galleries (sequence) on delete cascade);
insert into undoubted select sequence from galleries where published_run_id is not null;
