import { describe, expect, test } from 'vitest';
import { foldName, mergeCredits } from '../../../src/pipeline/credits/merge-credits.ts';
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
