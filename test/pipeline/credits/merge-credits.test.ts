import { describe, expect, test } from 'vitest';
import {
  creditFullness,
  foldName,
  mergeCredits,
  noCredit,
} from '../../../src/pipeline/credits/merge-credits.ts';
import { parseCredit, type CreditReading } from '../../../src/pipeline/credits/parse-credit.ts';
import { loadRules } from '../../../src/rules.ts';

const rules = loadRules();

function read(...lines: readonly string[]): readonly CreditReading[] {
  return lines.map((line) => {
    const reading = parseCredit(line, rules);
    if (reading === null) throw new Error(`no credit: ${line}`);
    return reading;
  });
}

describe('the credits of one caption become one', () => {
  test.each<[string, readonly string[], readonly string[], string | null]>([
    ['nothing stays nothing', [], [], null],
    ['one stays as it is', ['AP Photo/Runa Holt'], [], 'AP Photo/Runa Holt'],
    ['the fuller form wins, behind', ['AP', 'AP Photo/Runa Holt'], [], 'AP Photo/Runa Holt'],
    ['the fuller form wins, in front', ['AP Photo/Runa Holt', 'AP'], [], 'AP Photo/Runa Holt'],
    ['of two equal forms the first', ['Runa Holt/AP', 'AP/Runa Holt'], [], 'Runa Holt/AP'],
    ['a person with an agency says more than a person', ['Runa Holt', 'Runa Holt/AP'], [], 'Runa Holt/AP'],
    [
      'a person and a wire that hands it on',
      ['Runa Holt/Ostrand Courier', 'Runa Holt/Ostrand Courier via AP'],
      [],
      'Runa Holt/Ostrand Courier via AP',
    ],
    ['an agency says more than a paper', ['Ostrand Courier', 'AP'], [], 'AP'],
    [
      'two makers are two photos in one frame',
      ['AP Photo/Runa Holt', 'AP Photo/Bo Finch'],
      [],
      'AP Photo/Runa Holt; AP Photo/Bo Finch',
    ],
    ['a name and its house are joined', ['Runa Holt', 'AP'], [], 'Runa Holt/AP'],
    ['a house and its name are joined', ['AP', 'Runa Holt'], [], 'Runa Holt/AP'],
    ['a field completes a name', ['Runa Holt'], ['Reuters'], 'Runa Holt/Reuters'],
    ['a field completes a house', ['Reuters'], ['Runa Holt'], 'Runa Holt/Reuters'],
    ['a field stands alone', [], ['Runa Holt/Reuters'], 'Runa Holt/Reuters'],
    ['a field that says less is passed over', ['Runa Holt/Reuters'], ['Reuters'], 'Runa Holt/Reuters'],
    ['a field that says more takes its place', ['Reuters'], ['Runa Holt/Reuters'], 'Runa Holt/Reuters'],
    ['a field that names a house beside the person', ['Runa Holt'], ['Runa Holt/AP'], 'Runa Holt/AP'],
    [
      'a field that names a person and a house',
      ['AP'],
      ['Runa Holt/Ostrand Courier'],
      'Runa Holt/Ostrand Courier',
    ],
    ['a role beside a house', ['AP'], ['File'], 'AP'],
    ['one of two makers again', ['AP Photo/Bo Finch', 'Bo Finch and Di Crane/AP'], [], 'AP Photo/Bo Finch'],
    ['one name in two scripts', ['Dmitri Kessler/TASS', 'Дмитрий Кесслер/ТАСС'], [], 'Dmitri Kessler/TASS'],
    [
      'two names in two scripts',
      ['Runa Holt/AP', 'Дмитрий Кесслер/ТАСС'],
      [],
      'Runa Holt/AP; Дмитрий Кесслер/ТАСС',
    ],
    ['two names in two scripts, no wire', ['Runa Holt', 'Дмитрий Кесслер'], [], 'Runa Holt; Дмитрий Кесслер'],
    ['a field that names another is passed over', ['Runa Holt'], ['Bo Finch/Reuters'], 'Runa Holt'],
  ])('%s', (_name, inline, beside, line) => {
    expect(mergeCredits(read(...inline), read(...beside)).credit.line).toBe(line);
  });

  test('two makers keep the parts of both', () => {
    const { credit } = mergeCredits(
      read('Runa Holt/Ostrand Courier via AP', 'Bo Finch/Tarn Hollow Times via Reuters'),
      [],
    );
    expect(credit).toEqual({
      line: 'Runa Holt/Ostrand Courier via AP; Bo Finch/Tarn Hollow Times via Reuters',
      creators: ['Runa Holt', 'Bo Finch'],
      agency: 'AP',
      provider: 'Ostrand Courier',
      via: ['AP', 'Reuters'],
    });
  });

  test('one of two makers named again is the same photo', () => {
    const { credit } = mergeCredits(read('AP Photo/Runa Holt and Bo Finch', 'Bo Finch'), []);
    expect(credit.creators).toEqual(['Runa Holt', 'Bo Finch']);
  });

  test('the flags of all are kept, once', () => {
    expect(mergeCredits(read('AP Photo/Runa Holt, File', 'AP, File'), read('Pool')).flags).toEqual([
      'file',
      'pool',
    ]);
  });
});

test('a name is one however it is accented, dotted and spaced', () => {
  expect(['José  P. O’Neill', 'JOSE P ONEILL'].map(foldName)).toEqual(['jose p oneill', 'jose p oneill']);
});

test('a credit that says nothing changes nothing', () => {
  const nothing: CreditReading = { credit: noCredit, flags: ['file'], certainty: 'certain' };
  const person = read('Runa Holt');
  expect(mergeCredits(person, [nothing])).toEqual({ credit: person[0]?.credit, flags: ['file'] });
  expect(mergeCredits([nothing], person)).toEqual({ credit: person[0]?.credit, flags: ['file'] });
});

test('the more a credit names the fuller it is', () => {
  const credits = read(
    'File',
    'Ostrand Courier',
    'AP',
    'AP via Reuters',
    'Runa Holt',
    'Runa Holt/Ostrand Courier',
    'Runa Holt/AP',
  );
  const fullness = [noCredit, ...credits.map(({ credit }) => credit)].map(creditFullness);
  expect(fullness).toEqual([...new Set(fullness)].toSorted((a, b) => a - b));
});
