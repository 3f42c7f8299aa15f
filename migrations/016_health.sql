-- Queues that somebody stopped: the engine is told again whenever it thinks otherwise.
create table queue_pauses (
  queue text primary key,
  paused_by text not null,
  paused_at timestamptz(3) not null default now()
);

-- What was measured in each minute, by whichever server came first; a little more than a week of them is kept.
create table health_samples (
  minute timestamptz(0) primary key,
  facts jsonb not null
);

-- What came in and went out within a minute.
create index deliveries_by_change on deliveries (changed_at);
