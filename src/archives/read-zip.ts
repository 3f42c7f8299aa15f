import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ExpectedError } from '../errors.ts';

/** A file in a zip archive. */
export interface ArchivedFile {
  /** Its name without the folders it lies in. */
  readonly name: string;
  /** Unpacked, as the archive says it; a file that unpacks to more ends its stream with an error. */
  readonly sizeBytes: number;
  readonly open: () => Promise<Readable>;
}

/** What an archive may hold at most. */
export interface ArchiveLimits {
  readonly files: number;
  /** Of all files together, unpacked. */
  readonly bytes: number;
}

/**
 * The files of a zip archive, one after the other: read each before asking for the next. Folders, hidden files and what
 * macOS adds are none. An archive that cannot be read or holds more than the limits is `INPUT_UNREADABLE`.
 */
export async function* readZip(
  path: string,
  name: string,
  limits: ArchiveLimits,
): AsyncGenerator<ArchivedFile> {
  const zip = await explained(name, openPromise(path, { autoClose: false }));
  const entries = zip.eachEntry();
  let files = 0;
  let bytes = 0;
  try {
    for (;;) {
      const next = await explained(name, entries.next());
      if (next.done === true) return;
      const entry = next.value;
      if (isNoFile(entry.fileName)) continue;
      files += 1;
      bytes += entry.uncompressedSize;
      if (files > limits.files) throw unreadable(name, `it holds more than ${limits.files} files`);
      if (bytes > limits.bytes) throw unreadable(name, `it unpacks to more than ${limits.bytes} bytes`);
      yield toFile(zip, entry);
    }
  } finally {
    zip.close();
  }
}

function toFile(zip: ZipFile, entry: Entry): ArchivedFile {
  return {
    name: entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1),
    sizeBytes: entry.uncompressedSize,
    open: () =>
      entry.isEncrypted()
        ? Promise.reject(new Error('it is encrypted in the archive'))
        : zip.openReadStreamPromise(entry),
  };
}

function isNoFile(path: string): boolean {
  return path.endsWith('/') || path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

async function explained<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw unreadable(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unreadable(name: string, why: string, cause?: unknown): ExpectedError {
  return new ExpectedError('INPUT_UNREADABLE', `the archive ${name} cannot be read: ${why}`, { cause });
}
