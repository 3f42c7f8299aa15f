-- Editors' words about galleries. They name entries by their content and outlive every run.
create table decisions (
  id text primary key,
  sequence bigint generated always as identity unique,
  gallery_id text not null references galleries on delete cascade,
  kind text not null check (kind in ('keep-apart', 'merge', 'leave-out', 'caption', 'credit', 'date')),
  entries jsonb not null,
  value text,
  who text not null,
  note text,
  decided_at timestamptz(3) not null default now(),
  -- Taken back: it counts no more, and stays readable.
  undone_at timestamptz(3),
  undone_by text,
  check ((value is not null) = (kind in ('caption', 'credit', 'date'))),
  check ((undone_at is null) = (undone_by is null))
);
create index decisions_by_gallery on decisions (gallery_id, sequence);
