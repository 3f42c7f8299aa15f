import { describe, expect, test } from 'vitest';
import { printCredit } from '../../../src/pipeline/credits/print-credit.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();

function print(received: string, name: string, day: string | null = '2026-06-01'): string | null {
  const { credit, flags } = prepareEntry(makeEntry(`A tram stops. (${received})`), rules, null);
  const style = rules.creditStyles.get(name);
  if (style === undefined) throw new Error(`no style ${name}`);
  return printCredit(credit, style, { flags, day });
}

describe('a house prints credits its own way', () => {
  test.each([
    ['Runa Holt/Associated Press', 'AP Photo/Runa Holt', 'Runa Holt/AP', 'Runa Holt, AP'],
    ['Photo: Runa Holt, AP, Pool', 'AP Photo/Runa Holt, Pool', 'Runa Holt/AP, Pool', 'Runa Holt, AP, Pool'],
    [
      'Ida Brandt/Ostrand Courier via AP, File',
      'Ida Brandt/Ostrand Courier via AP, File',
      'Ida Brandt/Ostrand Courier via AP, File',
      'Ida Brandt, Ostrand Courier, via AP, File',
    ],
    ['REUTERS/Runa Holt', 'Reuters/Runa Holt', 'Runa Holt/Reuters', 'Runa Holt, Reuters'],
    [
      'Photo by Runa HOLT / AFP via Getty Images',
      'Runa Holt/AFP via Getty Images',
      'Runa Holt/AFP via Getty Images',
      'Runa Holt, AFP, via Getty Images',
    ],
    ['Ostrand Police via AP', 'Ostrand Police via AP', 'Ostrand Police via AP', 'Ostrand Police, via AP'],
    ['Runa Holt', 'Runa Holt', 'Runa Holt', 'Runa Holt'],
    [
      'Photos by Ida Brandt and Ulf Marrow/Ostrand Courier',
      'Ida Brandt and Ulf Marrow/Ostrand Courier',
      'Ida Brandt and Ulf Marrow/Ostrand Courier',
      'Ida Brandt and Ulf Marrow, Ostrand Courier',
    ],
  ])('%s', (received, wire, slash, comma) => {
    expect([print(received, 'wire'), print(received, 'slash'), print(received, 'comma')]).toEqual([
      wire,
      slash,
      comma,
    ]);
  });

  test.each([
    ['2026-05-01', 'AP Photo'],
    ['2026-04-30', 'AP'],
    [null, 'AP'],
  ])('AP signs photos of %s with %s', (day, line) => {
    expect(print('AP', 'wire', day)).toBe(line);
  });

  test('a credit that no template holds whole is printed as received', () => {
    const received = 'Runa Holt/Invision/AP';
    expect(print(received, 'wire')).toBe(received);
  });

  test('what is not credited stays without a line', () => {
    const style = rules.creditStyles.get('wire');
    const nobody = { line: null, creators: [], agency: null, provider: null, via: [] };
    expect(style && printCredit(nobody, style, { flags: [], day: null })).toBeNull();
  });
});
