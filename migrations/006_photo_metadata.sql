-- What photos' files say of them (IPTC, XMP, EXIF), read with the fingerprint and kept under the same version.
alter table photos rename column fingerprint_version to reading_version;
alter table photos add column metadata jsonb;
