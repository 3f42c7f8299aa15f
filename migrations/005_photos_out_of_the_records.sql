-- Photos' bytes and thumbnails are kept in the photo store, a folder or a bucket; the records keep what is known of them.
-- Development versions kept them here: what they received is a text gallery from now on.
delete from gallery_photos;
delete from photos;
alter table photos drop column raw, drop column thumbnail_small, drop column thumbnail_large;

-- How often someone began to read the photo: one that ends its reader every time is given up.
alter table photos add column read_attempts integer not null default 0;

-- A photo of a gallery: its file is in the store (`digest`), never will be (`problem`), or is to be fetched from the address
-- that is its name (neither).
alter table gallery_photos alter column digest drop not null;
alter table gallery_photos add column problem text;
alter table gallery_photos add check (digest is null or problem is null);
create unique index gallery_photos_by_address on gallery_photos (gallery_id, name) where name like '%://%';
