import type { Gallery, ReceivedEntry, Warning } from '../gallery.ts';
import type { PhotoFingerprint } from './fingerprint.ts';
import type { PhotoMetadata } from './photo-metadata.ts';

/** A photo's file that came with a gallery: what is known of it, or why nothing is. */
export interface PhotoFile {
  /** The file's name, by which entries call it, or the address it was fetched from. */
  readonly name: string;
  readonly fingerprint: PhotoFingerprint | null;
  readonly problem: string | null;
  /** What the file says of its photo, `null` where it says nothing. */
  readonly metadata: PhotoMetadata | null;
}

/**
 * Gives each entry the fingerprint of its photo: a photo that was fetched by its address, a file by its name. Files that
 * cannot be read, that nobody names, or that share their name with another picture are warnings: of two pictures called
 * alike, neither proves anything.
 */
export function attachPhotos(gallery: Gallery, files: readonly PhotoFile[]): Gallery {
  if (files.length === 0) return gallery;
  const { byName, clashing } = filesByName(files);
  const byKey = fetchedByKey(gallery, files);
  const used = new Set(clashing);
  const warnings: Warning[] = clashing.map(({ name }) => calledAlike(name));
  const entries = gallery.entries.map((entry) => {
    if (entry.photo === null) return entry;
    const file = byName.get(photoFileName(entry.photo.uri)) ?? byKey.get(entry.photo.key);
    if (file === undefined) return entry;
    used.add(file);
    if (file.problem !== null) warnings.push(unreadable(file, entry));
    return withFingerprint(entry, file);
  });
  const unused = files
    .filter((file) => !used.has(file) && isFirstOfName(file, byName))
    .map(({ name }) => unnamed(name));
  return { ...gallery, entries, warnings: [...gallery.warnings, ...warnings, ...unused] };
}

function filesByName(files: readonly PhotoFile[]): {
  readonly byName: ReadonlyMap<string, PhotoFile>;
  readonly clashing: readonly PhotoFile[];
} {
  const named = files.filter(({ name }) => !isAddress(name));
  const byName = new Map(named.map((file) => [photoFileName(file.name), file]));
  const clashing = named.filter((file) => !isSamePicture(file, byName.get(photoFileName(file.name))));
  for (const { name } of clashing) byName.delete(photoFileName(name));
  return { byName, clashing };
}

/** What was fetched from one rendition's address is the photo of all its renditions. */
function fetchedByKey(gallery: Gallery, files: readonly PhotoFile[]): ReadonlyMap<string, PhotoFile> {
  const fetched = new Map(files.filter(({ name }) => isAddress(name)).map((file) => [file.name, file]));
  return new Map(
    gallery.entries.flatMap(({ photo }) => {
      const file = photo === null ? undefined : fetched.get(photo.uri);
      return photo === null || file === undefined ? [] : [[photo.key, file] as const];
    }),
  );
}

function isAddress(name: string): boolean {
  return name.includes('://');
}

/** The one of its name, where several files hold one picture. */
function isFirstOfName(file: PhotoFile, byName: ReadonlyMap<string, PhotoFile>): boolean {
  return isAddress(file.name) || byName.get(photoFileName(file.name)) === file;
}

function isSamePicture(file: PhotoFile, other: PhotoFile | undefined): boolean {
  if (file === other) return true;
  return file.fingerprint !== null && file.fingerprint.sha256 === other?.fingerprint?.sha256;
}

function withFingerprint(entry: ReceivedEntry, { fingerprint }: PhotoFile): ReceivedEntry {
  return entry.photo === null ? entry : { ...entry, photo: { ...entry.photo, fingerprint } };
}

function unreadable({ name, problem }: PhotoFile, { index }: ReceivedEntry): Warning {
  return {
    code: 'photo-unreadable',
    message: `the photo ${name} was not looked at: ${problem}`,
    entry: index,
  };
}

function calledAlike(name: string): Warning {
  return {
    code: 'photo-name-repeated',
    message: `another picture that came with the gallery is called ${name} too: neither was used`,
  };
}

function unnamed(name: string): Warning {
  return { code: 'photo-unused', message: `no entry names the photo ${name}` };
}

/** By which entries and files find each other: `https://wire.example/photos/Net%201.JPG?w=800` → `net 1.jpg` */
export function photoFileName(uri: string): string {
  const path = uri.replace(/[?#].*$/su, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}
