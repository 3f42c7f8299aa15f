-- expands
-- What programs and people show to be let in. Only digests are kept. A token that was revoked stays: that there is one is why a
-- login is needed.
create table api_tokens (
  id text primary key,
  sequence bigint generated always as identity,
  name text not null,
  -- SHA-256, hexadecimal.
  digest text not null unique,
  scopes jsonb not null,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3)
);
-- Two that are called the same could not be told apart in the audit.
create unique index api_tokens_by_name on api_tokens (name) where revoked_at is null;

-- Who is logged in at the dashboard.
create table sessions (
  -- SHA-256 of what the cookie holds, hexadecimal.
  digest text primary key,
  name text not null,
  scopes jsonb not null,
  -- The token it was opened with, and ends with; null: another way in, which issuer and subject say.
  token_id text references api_tokens on delete cascade,
  issuer text,
  subject text,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  check ((token_id is null) = (issuer is not null))
);
create index sessions_by_expiry on sessions (expires_at);
