alter table runs
  -- What its manifest changed of the one that was published by then: { since, isSame, counts }.
  add column changes jsonb,
  -- The same for failures of one kind: the code, and the message without what differs from gallery to gallery.
  add column cause text generated always as (
    left(
      (error ->> 'code') || ': ' ||
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(error ->> 'message',
        -- quoted parts
        '"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»|`[^`]*`|(?<![[:alnum:]])''(?:[^'']|''(?=[[:alnum:]]))*''(?![[:alnum:]])', '…', 'g'),
        -- addresses, folders and files
        'https?://[^[:space:]]+|(?<![[:alnum:]])/[^[:space:]:,;]+|[^[:space:]:,;/]+\.(?:txt|md|json|xml|html?|eml|zip|jpe?g|png|gif|webp|tiff?|heic|avif)(?![[:alnum:]])', '…', 'gi'),
        -- ids and digests
        '(?:gal|run|bulk)_[0-9a-f-]+|[0-9a-f]{8}-[0-9a-f-]{27}|(?<![[:alnum:]])(?=[0-9a-f]*[0-9])[0-9a-f]{8,}(?![[:alnum:]])', '#', 'gi'),
        '[0-9]+(?:[.,:][0-9]+)*', '#', 'g'),
      300)
  ) stored;
create index runs_by_cause on runs (cause, sequence desc) where cause is not null;

-- Many galleries that somebody asked to have cleaned again at once.
create table bulk_reruns (
  id text primary key,
  sequence bigint generated always as identity unique,
  -- done: every run has ended; stopped: no more are asked for.
  state text not null default 'working' check (state in ('working', 'done', 'stopped')),
  filter jsonb not null,
  -- What is not named stays as in each gallery's newest run.
  settings jsonb not null,
  reason text not null,
  requested_by text not null,
  is_preview boolean not null,
  -- The preview whose changed galleries this is about, instead of a filter.
  preview_id text unique references bulk_reruns on delete set null,
  -- How many galleries match; once all were asked for, how many were.
  total integer not null,
  -- Galleries that arrive after this one are no part of it.
  last_gallery bigint not null,
  -- The gallery up to which runs were asked for.
  cursor bigint not null default 0,
  is_asked boolean not null default false,
  -- What came of its runs, once they have all ended.
  outcome jsonb,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);
create index bulk_reruns_unfinished on bulk_reruns (sequence) where finished_at is null;

-- The run of each gallery. Outlives both, so that what was counted stays counted.
create table bulk_rerun_members (
  bulk_id text not null references bulk_reruns on delete cascade,
  gallery_id text not null,
  run_id text not null,
  -- It waited already, and somebody else wants it too.
  is_shared boolean not null,
  primary key (bulk_id, gallery_id)
);
create index bulk_rerun_members_by_run on bulk_rerun_members (run_id);

-- How many runs of a bulk wait at this moment.
create index runs_unfinished_by_priority on runs (priority) where state in ('queued', 'running');

-- Photos that no gallery names any more: their files are to go from the store, unless they come again meanwhile.
create table photo_removals (
  digest text primary key,
  created_at timestamptz(3) not null default now()
);

-- What is deleted is looked up from its other end.
create index galleries_by_published_run on galleries (published_run_id);
create index outbox_by_gallery on outbox (gallery_id);
create index idempotency_keys_by_gallery on idempotency_keys (gallery_id);
create index idempotency_keys_by_run on idempotency_keys (run_id);
