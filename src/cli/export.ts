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
  });
  if (positionals.length > 0)
    throw new ExpectedError('USAGE', `export takes no input: '${positionals[0]}'; to search, --search`);
  const question = { ...readFilterOptions(values), limit: pageSize };
  const format = await readFormat(values.format);
  const write = await chooseOutput(values.out, format);
  const client = openClient(values.url);
  let cursor = question.cursor ?? null;
  let count = 0;
  try {
    for await (const page of galleryPages(client, question)) {
      // A page is written when all of it is there: whoever goes on at its end has each manifest once.
      const manifests = await fetchManifests(client, page.galleries, format.name);
      for (const { id, manifest } of manifests) await write(id, manifest);
      count += manifests.length;
      cursor = page.nextCursor;
    }
  } catch (error) {
    throw sayWhereToGoOn(error, cursor);
  }
  process.stderr.write(`${count} manifests exported\n`);
  return 0;
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

/** The manifests of those that have one; a gallery may be deleted on the way. */
async function fetchManifests(
  client: CutlineClient,
  galleries: readonly ListedGallery[],
  format: string,
): Promise<readonly Exported[]> {
  const published = galleries.filter(({ publishedRunId }) => publishedRunId !== null);
  const fetched = await Promise.all(
    published.map(async ({ id }): Promise<readonly Exported[]> => {
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
