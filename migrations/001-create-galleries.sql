-- Galleries as they were received. The bytes are kept whatever becomes of their runs.
create table galleries (
  id text primary key,
  -- The order of arrival; lists page by it, so no two galleries share it.
  sequence bigint generated always as identity unique,
  source text not null,
  name text not null,
  uri text,
  media_type text,
  -- Known once a run has read it.
  headline text,
  content_digest text not null,
  raw bytea not null,
  size_bytes integer not null,
  received_at timestamptz(3) not null default now(),
  unique (source, content_digest)
);

-- Captions compress well elsewhere, but not at the cost of every delivery.
alter table galleries alter column raw set storage external;
