import { describe, expect, test } from 'vitest';
import { parseCredit, type CreditReading } from '../../../src/pipeline/credits/parse-credit.ts';
import { loadRules } from '../../../src/rules.ts';

const rules = loadRules();

/** A credit, how sure it is one, and who made, lent and handed on the photo: `makers | agency | provider | via`. */
type Case = readonly [text: string, certainty: CreditReading['certainty'], parts: string];

describe('who made, lent and handed on a photo', () => {
  test.each<Case>([
    ['Ida Brandt', 'possible', 'Ida Brandt |  |  | '],
    ['AP', 'certain', ' | AP |  | '],
    ['Ostrand Courier', 'possible', ' |  | Ostrand Courier | '],
    // A name alone does not tell; its place does.
    ['AP Photo/Park', 'certain', 'Park | AP |  | '],
    ['Park/AP', 'certain', ' | AP | Park | '],
    ['Park/Ostrand Courier', 'possible', ' |  | Park | '],
    ['JB/AP', 'certain', 'JB | AP |  | '],
    ['Lamplight/Ida Brandt', 'likely', 'Ida Brandt |  | Lamplight | '],
    ['Ida Brandt/Lamplight', 'likely', 'Ida Brandt |  | Lamplight | '],
    ['Ida Brandt/Ulf Marrow', 'likely', 'Ida Brandt |  | Ulf Marrow | '],
    ['AP, Park', 'certain', ' | AP | Park | '],
    ['Ida Brandt, AP/Park', 'certain', 'Ida Brandt | AP | Park | '],
    ['Ostrand Courier/Park', 'possible', ' |  | Ostrand Courier | '],
    ['La Rochelle', 'possible', ' |  | La Rochelle | '],
    ['La Rochelle/AP', 'certain', 'La Rochelle | AP |  | '],
    ['La Rochelle/Ostrand Courier', 'likely', 'La Rochelle |  | Ostrand Courier | '],
    ['La Rochelle/Ida Brandt/AP', 'certain', 'Ida Brandt | AP | La Rochelle | '],
    ['Ida Brandt/La Rochelle/AP', 'certain', 'Ida Brandt | AP | La Rochelle | '],
    ['La Rochelle for the Ostrand Courier', 'certain', 'La Rochelle |  | Ostrand Courier | '],
    ['Bo Finch/Ida Brandt and Ulf Marrow', 'possible', 'Bo Finch, Ida Brandt, Ulf Marrow |  |  | '],
    // Lists of people.
    ['Ida Brandt, Ulf Marrow', 'possible', 'Ida Brandt, Ulf Marrow |  |  | '],
    ['Ida Brandt; Ulf Marrow/AP', 'certain', 'Ida Brandt, Ulf Marrow | AP |  | '],
    ['Ida Brandt, Ulf Marrow, Bo Finch/AP', 'certain', 'Ida Brandt, Ulf Marrow, Bo Finch | AP |  | '],
    ['Ida Brandt, Ulf Marrow via AP', 'certain', 'Ida Brandt | AP | Ulf Marrow | AP'],
    ['Ida Brandt/Ostrand Courier, Ulf Marrow', 'likely', 'Ida Brandt |  | Ostrand Courier | '],
    ['Ostrand Courier/Ida Brandt, Ulf Marrow', 'likely', 'Ida Brandt, Ulf Marrow |  | Ostrand Courier | '],
    [
      'Ostrand Courier/Ida Brandt, Ulf Marrow via AP',
      'certain',
      'Ida Brandt, Ulf Marrow | AP | Ostrand Courier | AP',
    ],
    ['AP Photo/Ida Brandt, Ulf Marrow', 'certain', 'Ida Brandt, Ulf Marrow | AP |  | '],
    [
      'AP/Ida Brandt, Ulf Marrow via Ostrand Courier',
      'certain',
      'Ida Brandt, Ulf Marrow | AP |  | Ostrand Courier',
    ],
    ['AP Photo/Ida Brandt, left, and Ulf Marrow', 'certain', 'Ida Brandt, Ulf Marrow | AP |  | '],
    ['AP Photo/Ida Brandt, left; Ulf Marrow, right', 'certain', 'Ida Brandt, Ulf Marrow | AP |  | '],
    // The same named twice counts once.
    ['Ida Brandt/Getty Images / Getty Images', 'certain', 'Ida Brandt | Getty Images |  | '],
    ['Ida Brandt/Ostrand Courier/Ida Brandt', 'likely', 'Ida Brandt |  | Ostrand Courier | '],
    ['José Park/AP/Jose Park', 'certain', 'José Park | AP |  | '],
    ['AP Photo/Ida Brandt; AP Photo/Ulf Marrow', 'certain', 'Ida Brandt, Ulf Marrow | AP |  | '],
    ['AP Photo/Ida Brandt, AP Photo/Ulf Marrow', 'certain', 'Ida Brandt, Ulf Marrow | AP |  | '],
    [
      'Ida Brandt/Getty Images/Getty Images for Lamplight',
      'certain',
      'Ida Brandt | Getty Images | Lamplight | ',
    ],
    ['Ida Brandt/Instagram/Instagram', 'certain', 'Ida Brandt |  |  | Instagram'],
    // What went through whose hands.
    ['via Reuters', 'certain', ' | Reuters |  | Reuters'],
    ['AP via Reuters', 'certain', ' | AP |  | Reuters'],
    ['Ida Brandt via Ostrand Courier', 'likely', 'Ida Brandt |  |  | Ostrand Courier'],
    [
      'Ostrand Courier via Tarn Hollow Times via AP',
      'certain',
      ' | AP | Ostrand Courier | Tarn Hollow Times, AP',
    ],
    ['AP via Tarn Hollow Times', 'certain', ' | AP |  | Tarn Hollow Times'],
    ['Ida Brandt for the Ostrand Courier', 'certain', 'Ida Brandt |  | Ostrand Courier | '],
    ['Getty Images for Lamplight Films', 'certain', ' | Getty Images | Lamplight Films | '],
    ['Ida Brandt/Instagram via AP', 'certain', 'Ida Brandt | AP |  | Instagram, AP'],
  ])('%s', (text, certainty, parts) => {
    const reading = parseCredit(text, rules);
    const { creators, agency, provider, via } = reading?.credit ?? {};
    expect(reading?.certainty).toBe(certainty);
    expect([creators?.join(', '), agency, provider, via?.join(', ')].join(' | ')).toBe(parts);
  });
});

describe('how a credit is printed, whatever its dress', () => {
  test.each<readonly [text: string, line: string]>([
    ['(AP\nPhoto/Zoe  Muller).', 'AP Photo/Zoe Muller'],
    ['[AP Photo/Zoe Muller]', 'AP Photo/Zoe Muller'],
    ['[ AP Photo/Zoe Muller ].', 'AP Photo/Zoe Muller'],
    ['AP Photo/Zoe Muller,;', 'AP Photo/Zoe Muller'],
    ['(Photo: Zoe Muller/AP)', 'Zoe Muller/AP'],
    ['[Photo: Zoe Muller/AP].', 'Zoe Muller/AP'],
    ['Zoe Muller Jr.', 'Zoe Muller Jr.'],
    ['AP Photo/Zoe Muller (File)', 'AP Photo/Zoe Muller, File'],
    ['Zoe Muller (AP)', 'Zoe Muller/AP'],
    ['Zoe Muller(AP), Ostrand', 'Zoe Muller/AP, Ostrand'],
    ['Zoe Muller (2)', 'Zoe Muller'],
    ['Zoe Muller (22)', 'Zoe Muller'],
    ['WANA (West Asia News Agency) via Reuters', 'WANA via Reuters'],
    ['Zoe Muller/Shutterstock (12345678a)', 'Zoe Muller/Shutterstock'],
    ['Zoe Muller/Shutterstock (12345)', 'Zoe Muller/Shutterstock'],
    ['ap photo/runa holt', 'AP Photo/Runa Holt'],
    ['runa holt / ap', 'Runa Holt/AP'],
    ['AP Photo/Ida Brandt; AP Photo/Ulf Marrow', 'AP Photo/Ida Brandt; Ulf Marrow'],
    ['AP Photo/Ida Brandt, AP Photo/Ulf Marrow', 'AP Photo/Ida Brandt, Ulf Marrow'],
    ['AP Photo/Ida Brandt, left and Ulf Marrow', 'AP Photo/Ida Brandt and Ulf Marrow'],
  ])('%s', (text, line) => {
    expect(parseCredit(text, rules)?.credit.line).toBe(line);
  });
});

describe('what is no credit', () => {
  test.each([
    '',
    '()',
    '12',
    '(2)',
    'left',
    'Left and right',
    'left, center; right',
    'Zoe Muller (222)',
    'the old mill/runa holt',
    'via Tarn Hollow Times',
    'Ida Brandt; Ulf Marrow; left',
    'She told us so/Ida Brandt',
    `AP Photo/Ida Brandt, ${'Ulf Marrow, '.repeat(30)}`,
  ])('%s', (text) => {
    expect(parseCredit(text, rules)).toBeNull();
  });
});
