-- Where publications are carried to, as the configuration said when a server last started.
create table outputs (
  name text primary key,
  -- Only galleries of these sources; `null`: all.
  sources text[],
  -- It is configured: what is published goes there.
  is_active boolean not null default true,
  created_at timestamptz(3) not null default now()
);

-- Each publication on its way to each output, written in the transaction that publishes.
create table deliveries (
  id text primary key,
  -- The order in which they came about; lists page by it.
  sequence bigint generated always as identity unique,
  publication bigint not null references publications on delete cascade,
  output text not null references outputs,
  gallery_id text not null,
  version integer not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed', 'superseded')),
  -- Raised by each claim: a worker that lost its delivery holds an older one and can write no more.
  fence integer not null default 0,
  -- Counts from the last time somebody asked for it.
  attempts integer not null default 0,
  -- While this has not passed somebody is sending it, and no other version of the gallery goes to that output.
  claimed_until timestamptz(3),
  -- `null`: at once.
  next_attempt_at timestamptz(3),
  -- Of the last attempt.
  error text,
  response_status integer,
  duration_ms integer,
  created_at timestamptz(3) not null default now(),
  changed_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  check ((state = 'pending') = (finished_at is null)),
  -- Also how a gallery's newer and older versions are found.
  unique (gallery_id, output, version)
);

create index deliveries_by_output on deliveries (output, sequence desc);
create index deliveries_by_state on deliveries (state, sequence desc);
create index deliveries_by_publication on deliveries (publication);
create index deliveries_pending on deliveries (sequence) where state = 'pending';
create index deliveries_failed on deliveries (finished_at) where state = 'failed';

-- The queue has to hear of deliveries as well as of runs.
alter table outbox
  drop constraint outbox_pkey,
  alter column run_id drop not null,
  alter column gallery_id drop not null,
  add primary key (sequence),
  add unique (run_id),
  add column delivery_id text unique references deliveries on delete cascade,
  add check (num_nonnulls(run_id, delivery_id) = 1);
