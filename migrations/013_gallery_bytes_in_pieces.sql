-- A gallery's bytes lie in pieces of at most 256 KiB, so that nobody has to hold a large one to write it down or to send it out.
create table revision_pieces (
  gallery_id text not null,
  revision integer not null,
  -- Counts from 0.
  position integer not null,
  bytes bytea not null,
  primary key (gallery_id, revision, position),
  foreign key (gallery_id, revision) references revisions on delete cascade
);
-- As they came: captions compress well elsewhere, but not at the cost of every delivery.
alter table revision_pieces alter column bytes set storage external;
insert into revision_pieces (gallery_id, revision, position, bytes)
  select gallery_id, revision, position, substring(raw from position * 262144 + 1 for 262144)
    from revisions
    cross join lateral generate_series(0, (size_bytes - 1) / 262144) as position
   where size_bytes > 0;
alter table revisions drop column raw;
