import type { Gallery, ReceivedEntry, Warning } from '../gallery.ts';
import type { PhotoFingerprint } from './fingerprint.ts';

/** A photo's file that came with a gallery: what is known of it, or why nothing is. */
export interface PhotoFile {
  /** The file's name, by which entries call it. */
  readonly name: string;
  readonly fingerprint: PhotoFingerprint | null;
  readonly problem: string | null;
}

/**
 * Gives each entry the fingerprint of its photo. Files that cannot be read, that nobody names, or that share their name with
 * another picture are warnings: of two pictures called alike, neither proves anything.
 */
export function attachPhotos(gallery: Gallery, files: readonly PhotoFile[]): Gallery {
  if (files.length === 0) return gallery;
  const byName = new Map(files.map((file) => [fileName(file.name), file]));
  const clashing = files.filter((file) => !isSamePicture(file, byName.get(fileName(file.name))));
  for (const { name } of clashing) byName.delete(fileName(name));
  const used = new Set(clashing);
  const warnings: Warning[] = clashing.map(({ name }) => calledAlike(name));
  const entries = gallery.entries.map((entry) => {
    const file = entry.photo === null ? undefined : byName.get(fileName(entry.photo.uri));
    if (file === undefined) return entry;
    used.add(file);
    if (file.problem !== null) warnings.push(unreadable(file, entry));
    return withFingerprint(entry, file);
  });
  const unused = files
    .filter((file) => byName.get(fileName(file.name)) === file && !used.has(file))
    .map(({ name }) => unnamed(name));
  return { ...gallery, entries, warnings: [...gallery.warnings, ...warnings, ...unused] };
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

/** `https://wire.example/photos/Net%201.JPG?w=800` → `net 1.jpg` */
function fileName(uri: string): string {
  const path = uri.replace(/[?#].*$/su, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(name).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}
