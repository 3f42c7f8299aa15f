-- What a desk changed of the rules that ship, version by version. What a version says never changes.
create table rules_versions (
  number integer primary key,
  rules jsonb not null,
  reason text not null,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  -- The version it is equal to again; 0: the rules as they ship.
  reverts_to integer,
  -- From when it counts, until a later one does; null: a draft. Settled once it counts.
  effective_from timestamptz(3),
  activated_by text,
  activated_at timestamptz(3),
  check ((effective_from is null) = (activated_by is null)),
  check ((effective_from is null) = (activated_at is null))
);
create index rules_versions_by_effect on rules_versions (effective_from desc, number desc)
  where effective_from is not null;

alter table runs
  -- The version a preview is to be done under, a draft for instance; null: the one in effect when it is taken up.
  add column asked_rules_version integer references rules_versions,
  -- The one it was done under; 0: as they ship.
  add column rules_version integer;

alter table bulk_reruns add column rules_version integer references rules_versions;
