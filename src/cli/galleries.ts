import { ExpectedError } from '../errors.ts';
import { openClient } from './open-client.ts';
import { galleryPages } from './gallery-pages.ts';
import { printGalleryTable } from './print-gallery-table.ts';
import { filterOptions, readFilterOptions } from './read-filter-options.ts';
import { readOptions } from './read-options.ts';

/** `cutline galleries`: the galleries of the running system that the filters leave, for people or as NDJSON. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    ...filterOptions,
    limit: { type: 'string', default: '50' },
    json: { type: 'boolean', default: false },
  });
  if (positionals.length > 0)
    throw new ExpectedError('USAGE', `galleries takes no input: '${positionals[0]}'; to search, --search`);
  const question = readFilterOptions(values);
  const limit = readLimit(values.limit);
  const client = openClient(values.url);
  const isForPeople = process.stdout.isTTY && !values.json;
  let left = limit;
  for await (const page of galleryPages(client, { ...question, limit: Math.min(limit, pageSize) })) {
    const galleries = page.galleries.slice(0, left);
    left -= galleries.length;
    process.stdout.write(
      isForPeople
        ? printGalleryTable(galleries)
        : galleries.map((gallery) => `${JSON.stringify(gallery)}\n`).join(''),
    );
    if (left === 0) break;
  }
  return 0;
}

const pageSize = 200;

function readLimit(given: string): number {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new ExpectedError('USAGE', `--limit wants a whole number from 1, not '${given}'`);
}
