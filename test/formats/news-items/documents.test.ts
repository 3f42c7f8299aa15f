import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../../src/errors.ts';
import { newsFormats, picturesArbitrary } from '../../generators/news-documents.ts';
import { cleanDocument, readDocument } from '../../services/read-document.ts';

const runs = { numRuns: 40 };

describe.each(newsFormats)('$name, $kind, whatever the pictures', ({ name, write }) => {
  test('every caption is an entry, as it was received and in its order', async () => {
    await fc.assert(
      fc.asyncProperty(picturesArbitrary, async (pictures) => {
        const { source, entries } = await readDocument(write(pictures));
        expect(source.format).toBe(name);
        expect(entries.map(({ text }) => text)).toEqual(pictures.map(({ caption }) => caption));
      }),
      runs,
    );
  });

  test('every entry is placed, and the versions of one picture are one item', async () => {
    await fc.assert(
      fc.asyncProperty(picturesArbitrary, async (pictures) => {
        const { items, leftOut, report } = await cleanDocument(write(pictures));
        expect(report.entries).toBe(pictures.length);
        expect(items.flatMap(({ entries }) => entries).length + leftOut.length).toBe(pictures.length);
        expect(items).toHaveLength(new Set(pictures.map(({ id }) => id)).size);
      }),
      runs,
    );
  });

  test('any part may be of another type: what can be read is read, the rest never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        picturesArbitrary,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...oddities)), { minLength: 1, maxLength: 6 }),
        async (pictures, changes) => {
          let document = JSON.stringify(write(pictures));
          for (const [at, oddity] of changes) document = replacePart(document, at, oddity);
          await expect(cleanOrRefuse(JSON.parse(document), name)).resolves.toBeDefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** What stands where something else belongs, as JSON. */
const oddities = [
  'null',
  'true',
  '0',
  '-1e308',
  '""',
  '" "',
  '"<p>"',
  '[]',
  '{}',
  '[[[]]]',
  '[null]',
  '{"__proto__":{"type":"picture"},"constructor":1,"toString":null}',
  '{"type":"picture","uri":7}',
  `${'['.repeat(1000)}${']'.repeat(1000)}`,
  `${'{"associations":'.repeat(1000)}null${'}'.repeat(1000)}`,
];

/** A document with one of its values, chosen by number, replaced. */
function replacePart(document: string, at: number, oddity: string): string {
  const value: unknown = JSON.parse(document);
  const places = listPlaces(value);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return oddity;
  Object.defineProperty(place.holder, place.key, { value: JSON.parse(oddity) as unknown, enumerable: true });
  return JSON.stringify(value);
}

interface Place {
  readonly holder: object;
  readonly key: string;
}

function listPlaces(value: unknown): readonly Place[] {
  const places: Place[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined && places.length < 2000; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, child] of Object.entries(next)) {
      places.push({ holder: next, key });
      if (child !== null) open.push(child);
    }
  }
  return places;
}

/** A manifest, or the code of an explained refusal; anything else is thrown on. */
async function cleanOrRefuse(document: unknown, format: string): Promise<string> {
  try {
    const { id } = await cleanDocument(document, format);
    await cleanDocument(document);
    return id;
  } catch (error) {
    if (error instanceof ExpectedError) return error.code;
    throw error;
  }
}
