-- The runs the queue has to hear of, written in the transaction that asks for them.
create table outbox (
  run_id text primary key references runs,
  gallery_id text not null references galleries,
  sequence bigint generated always as identity,
  created_at timestamptz(3) not null default now(),
  -- A relay that took the row and died loses it when this passes.
  claimed_until timestamptz(3),
  published_at timestamptz(3),
  attempts integer not null default 0
);

create index outbox_pending on outbox (sequence) where published_at is null;

-- What a sender's own key stood for, so that a repeated request is one request.
create table idempotency_keys (
  source text not null,
  key text not null,
  gallery_id text not null references galleries,
  run_id text not null references runs,
  created_at timestamptz(3) not null default now(),
  primary key (source, key)
);
