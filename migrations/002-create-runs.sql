-- One cleaning of one gallery under one version of the settings.
create table runs (
  id text primary key,
  sequence bigint generated always as identity unique,
  gallery_id text not null references galleries,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed')),
  settings jsonb not null,
  settings_digest text not null,
  reason text not null,
  requested_by text not null,
  -- Raised by each claim: a worker that lost its run holds an older one and can write no more.
  fence integer not null default 0,
  attempts integer not null default 0,
  error jsonb,
  report jsonb,
  manifest_digest text,
  created_at timestamptz(3) not null default now(),
  started_at timestamptz(3),
  finished_at timestamptz(3),
  changed_at timestamptz(3) not null default now(),
  check ((state = 'failed') = (error is not null)),
  check ((state = 'succeeded') = (manifest_digest is not null)),
  check ((state in ('succeeded', 'failed')) = (finished_at is not null))
);

create index runs_by_gallery on runs (gallery_id, sequence desc);
create index runs_by_change on runs (changed_at);
create index runs_unfinished on runs (sequence) where state in ('queued', 'running');

-- What a run publishes: the exact bytes, once.
create table manifests (
  run_id text primary key references runs,
  body text not null,
  digest text not null,
  published_at timestamptz(3) not null default now()
);
