-- Photos as they were received, once per content. The bytes are never changed.
create table photos (
  digest text primary key,
  raw bytea not null,
  size_bytes integer not null,
  -- How the fingerprint was made; `null` until a worker has looked at the photo.
  fingerprint_version integer,
  -- What is known of the photo, or `null` with the reason in `problem`.
  fingerprint jsonb,
  problem text,
  thumbnail_small bytea,
  thumbnail_large bytea,
  received_at timestamptz(3) not null default now()
);

-- Photos are compressed already.
alter table photos alter column raw set storage external;

-- Which photos came with a gallery, under the names by which its entries call them.
create table gallery_photos (
  gallery_id text not null references galleries,
  position integer not null,
  name text not null,
  digest text not null references photos,
  primary key (gallery_id, position)
);
