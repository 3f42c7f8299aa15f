-- Which photo each entry of a manifest came with: [{ "entry", "name", "digest" }]; null for manifests that were made before this.
alter table manifests add column entry_photos jsonb;
