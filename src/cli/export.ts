import type { CutlineClient } from '../client/cutline-client.ts';
import type { ListedGallery } from '../client/listing-schemas.ts';
import { ExpectedError } from '../errors.ts';
import { openClient } from './open-client.ts';
import { galleryPages } from './gallery-pages.ts';
import { filterOptions, readFilterOptions } from './read-filter-options.ts';
import { type ChosenFormat, lineWriter, readFormat } from './read-format.ts';
import { readOptions } from './read-options.ts';
import { openOutputFolder } from './write-output.ts';

/** `cutline export`: the published manifests of the galleries that the filters leave, in any format that is written, into a folder or as NDJSON. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    ...filterOptions,
    out: { type: 'string' },
    format: { type: 'string', default: 'manifest' },
    'write-photos': { type: 'string' },
  });
  if (positionals.length > 0)
    throw new ExpectedError('USAGE', `export takes no input: '${positionals[0]}'; to search, --search`);
  const question = { ...readFilterOptions(values), limit: pageSize };
  const format = await readFormat(values.format);
  const write = await chooseOutput(values.out, format);
  const client = openClient(values.url);
  const photos = await choosePhotos(client, values['write-photos']);
  let cursor = question.cursor ?? null;
  let count = 0;
  let problems = 0;
  try {
    for await (const page of galleryPages(client, question)) {
      // A page is written when all of it is there: whoever goes on at its end has each manifest once.
      const manifests = await fetchManifests(client, publishedIds(page.galleries), format.name);
      for (const { id, manifest } of manifests) {
        await write(id, manifest);
        problems += await photos.write(id);
      }
      count += manifests.length;
      cursor = page.nextCursor;
    }
  } catch (error) {
    throw sayWhereToGoOn(error, cursor);
  } finally {
    await photos.close();
  }
  process.stderr.write(`${count} manifests exported${photos.summary()}\n`);
  return problems === 0 ? 0 : 1;
}

interface ExportedPhotos {
  /** How many photos of a gallery could not be written; why, stderr says. */
  readonly write: (galleryId: string) => Promise<number>;
  readonly summary: () => string;
  readonly close: () => Promise<void>;
}

const noPhotos: ExportedPhotos = {
  write: () => Promise.resolve(0),
  summary: () => '',
  close: () => Promise.resolve(),
};

async function choosePhotos(client: CutlineClient, folder: string | undefined): Promise<ExportedPhotos> {
  if (folder === undefined) return noPhotos;
  const { openPhotoExport } = await import('./export-photos.ts');
  const photos = await openPhotoExport(client, folder);
  return {
    write: async (galleryId) => {
      const [exported] = await fetchManifests(client, [galleryId], 'manifest');
      const problems = exported === undefined ? [] : await photos.write(galleryId, exported.manifest);
      for (const problem of problems) process.stderr.write(`cutline: ${problem}\n`);
      return problems.length;
    },
    summary: () => `, ${photos.written()} photos written`,
    close: photos.close,
  };
}

const pageSize = 50;

type Write = (galleryId: string, manifest: string) => Promise<void>;

async function chooseOutput(folder: string | undefined, format: ChosenFormat): Promise<Write> {
  if (folder === undefined) {
    const toLine = lineWriter(format);
    return (_galleryId, manifest) => print(toLine(manifest));
  }
  const output = await openOutputFolder(folder, format.extension);
  return async (galleryId, manifest) => {
    await output.write(galleryId, manifest);
  };
}

interface Exported {
  readonly id: string;
  readonly manifest: string;
}

function publishedIds(galleries: readonly ListedGallery[]): readonly string[] {
  return galleries.flatMap(({ id, publishedRunId }) => (publishedRunId === null ? [] : [id]));
}

/** The manifests of those that have one; a gallery may be deleted on the way. */
async function fetchManifests(
  client: CutlineClient,
  ids: readonly string[],
  format: string,
): Promise<readonly Exported[]> {
  const fetched = await Promise.all(
    ids.map(async (id): Promise<readonly Exported[]> => {
      try {
        return [{ id, manifest: await client.fetchWritten(id, format) }];
      } catch (error) {
        if (error instanceof ExpectedError && error.code === 'NOT_FOUND') return [];
        throw error;
      }
    }),
  );
  return fetched.flat();
}

function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

function sayWhereToGoOn(error: unknown, cursor: string | null): unknown {
  if (!(error instanceof ExpectedError) || error.code === 'USAGE' || cursor === null) return error;
  return new ExpectedError(error.code, `${error.message}; go on with --cursor ${cursor}`, { cause: error });
}
