import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { codesOf, readText } from '../../services/read-document.ts';

const caption = 'Baker Runa Holt counts pies, and geese, in Tarn Hollow.';

describe('a table is recognised by its first line', () => {
  test.each([
    ['Caption,Credit', ','],
    ['"Caption";"Credit"', ';'],
    ['description\tcredit_line', '\t'],
    ['Bildunterschrift;Bildnachweis', ';'],
    ['Légende;Crédit', ';'],
    ['\ufeffCAPTION-ABSTRACT,Credit', ','],
  ])('%s', async (header, delimiter) => {
    const gallery = await readText(`${header}\n"${caption}"${delimiter}AP Photo/Ida Brandt\n`);
    expect(gallery.source.format).toBe('csv');
    expect(gallery.entries.map(({ text, credit }) => [text, credit])).toEqual([
      [caption, 'AP Photo/Ida Brandt'],
    ]);
  });

  test.each([
    [
      'Photo, caption and credit are wanted by noon.\nBaker Runa Holt counts pies in Tarn Hollow. (AP Photo/Ida Brandt)',
    ],
    ['Caption\nBaker Runa Holt counts pies in Tarn Hollow. (AP Photo/Ida Brandt)'],
    ['{"entries": [{"caption": "caption,credit"}]}'],
  ])('%s is none', async (text) => {
    expect((await readText(text)).source.format).not.toBe('csv');
  });
});

describe('columns that a desk names', () => {
  const table = 'Nr;Worte;Von wem\n1;Ein Hund wartet.;dpa\n';

  test('are read, and make it a table', async () => {
    const gallery = await readText(table, { columns: 'caption=Worte,credit=von wem' });
    expect(gallery.entries).toMatchObject([
      { text: 'Ein Hund wartet.', credit: 'dpa', locator: { line: 2 } },
    ]);
    expect(gallery.warnings).toEqual([
      { code: 'unknown-field', message: "nothing was read from column 'Nr'" },
    ]);
  });

  test.each([
    ['caption=Satz', 'GALLERY_INVALID', /no column 'Satz'; it has 'Nr', 'Worte', 'Von wem'/],
    ['credit=Von wem', 'GALLERY_INVALID', /no column for captions/],
    ['words=Worte', 'SETTINGS_INVALID', /not 'words=Worte'; there are caption, credit/],
    ['caption', 'SETTINGS_INVALID', /not 'caption'/],
  ])('%s is refused with the reason', async (columns, code, message) => {
    await expect(readText(table, { columns })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('what is odd in a table is told with its line', () => {
  test.each([
    ['caption,credit\n\nA,B,C\n', ['ragged-row'], [['A', 3]]],
    ['caption,credit\nA\n', ['ragged-row'], [['A', 2]]],
    ['caption,credit\nA,B,,\n', [], [['A', 2]]],
    [
      'caption,credit\r\n"two\r\nlines",x\r\nA,B\r\n',
      [],
      [
        ['two\nlines', 2],
        ['A', 4],
      ],
    ],
    ['sep=;\r\ncaption;credit\r\nA;B\r\n', [], [['A', 3]]],
    ['caption,credit\n"he said "hi" there",B\n', ['quote-misplaced'], [['he said "hi" there', 2]]],
    [
      'caption,credit\nA,B\n"open to the end,B\n',
      ['quote-open', 'ragged-row'],
      [
        ['A', 2],
        ['open to the end,B', 3],
      ],
    ],
    ["caption,credit\n'=2 boats,B\n", [], [['=2 boats', 2]]],
    [
      'caption,credit,headline\nA,B,One\nC,D,Two\n',
      ['headlines-differ'],
      [
        ['A', 2],
        ['C', 3],
      ],
    ],
  ])('%j', async (table, codes, rows) => {
    const gallery = await readText(table);
    expect(gallery.entries.map(({ text, locator }) => [text, 'line' in locator ? locator.line : 0])).toEqual(
      rows,
    );
    expect(codesOf(gallery).toSorted()).toEqual(codes);
  });

  test('of many odd rows twenty are named', async () => {
    const { warnings } = await readText(`caption,credit\n${'A\n'.repeat(100)}`);
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)?.message).toBe('and 80 rows more');
  });
});

test('whatever is written into cells is read from them', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\r/gu, ' ').trim());
  const rows = fc.array(
    fc.tuple(
      cell.filter((text) => text !== '' && !text.startsWith("'")),
      cell,
    ),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      async (cells, delimiter, newline) => {
        const table = Papa.unparse([['caption', 'credit'], ...cells], { delimiter, newline, quotes: true });
        const { entries } = await readText(table, { inputFormat: 'csv' });
        expect(entries.map(({ text }) => text)).toEqual(cells.map(([text]) => text));
      },
    ),
    { numRuns: 150 },
  );
});
