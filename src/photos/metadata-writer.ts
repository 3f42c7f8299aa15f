import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type * as exiftoolVendored from 'exiftool-vendored';
import { ExpectedError } from '../errors.ts';
import type { PhotoFields } from './fields-to-write.ts';

/** ExifTool, running until `close`. */
export interface MetadataWriter {
  /** Changes the file in its place; throws where it cannot. */
  readonly write: (path: string, fields: PhotoFields) => Promise<void>;
  readonly close: () => Promise<void>;
}

type Package = Pick<typeof exiftoolVendored, 'ExifTool' | 'exiftoolPath'>;

/** Starts ExifTool, an optional package that needs perl; `OUTPUT_UNWRITABLE` says what is missing. */
export async function openMetadataWriter(
  load: () => Promise<Package> = () => import('exiftool-vendored'),
): Promise<MetadataWriter> {
  const { ExifTool, exiftoolPath } = await load().catch((cause: unknown) => {
    throw missing(
      'the optional package exiftool-vendored is not installed (npm install exiftool-vendored)',
      cause,
    );
  });
  const path = await exiftoolPath();
  // Started for good without perl, it would be started again and again.
  await promisify(execFile)(path, ['-ver'], { timeout: 20_000 }).catch((cause: unknown) => {
    throw missing(
      'ExifTool does not start; it needs perl, which some systems leave out (apt-get install perl)',
      cause,
    );
  });
  const exiftool = new ExifTool({ exiftoolPath: path, maxProcs: 1, taskTimeoutMillis: 60_000 });
  return {
    write: async (file, fields) => {
      // Longer than IIM allows is better than cut.
      const writeArgs = ['-overwrite_original', '-m'];
      const { warnings = [] } = await exiftool.write(file, fields, { writeArgs });
      const warning = warnings.find((each) => !/^\[minor\]/iu.test(each));
      if (warning !== undefined) throw new Error(warning);
    },
    close: () => exiftool.end(),
  };
}

function missing(what: string, cause: unknown): ExpectedError {
  return new ExpectedError('OUTPUT_UNWRITABLE', `photos cannot be written: ${what}`, { cause });
}
