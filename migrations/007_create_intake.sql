-- What one process at a time does: watch a folder, ask a source. Lost by whoever dies when it passes.
create table leases (
  name text primary key,
  holder text not null,
  leased_until timestamptz(3) not null
);

-- How far a source that is polled was read. Moved on only when everything before it is stored.
create table polls (
  source text primary key,
  cursor jsonb,
  polled_at timestamptz(3) not null default now(),
  -- Why the last poll ended before its end.
  problem text,
  -- How many polls in a row ended so.
  failures integer not null default 0
);

-- Files and items that became no gallery, each once.
create table intake_problems (
  id bigint generated always as identity primary key,
  source text not null,
  name text not null,
  problem text not null,
  times integer not null default 1,
  noticed_at timestamptz(3) not null default now(),
  unique (source, name, problem)
);
create index intake_problems_by_time on intake_problems (source, noticed_at desc);

-- Signatures of deliveries that were taken: the same one again is the same delivery, whatever else the request says.
create table delivery_signatures (
  source text not null,
  signature text not null,
  -- None while the delivery is being taken.
  gallery_id text,
  run_id text,
  seen_at timestamptz(3) not null default now(),
  primary key (source, signature)
);
create index delivery_signatures_by_time on delivery_signatures (seen_at);
