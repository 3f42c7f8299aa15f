import { describe, expect, test } from 'vitest';
import { takeCredits } from '../../../src/pipeline/credits/take-credits.ts';
import { loadRules } from '../../../src/rules.ts';

const rules = loadRules();
const scene = 'Crews pump water in Tarn Hollow.';
const mill = 'Crews pump water in the mill';

function take(text: string, isTruncated = false) {
  const { caption, readings } = takeCredits(text, rules, isTruncated);
  return { caption, lines: readings.map(({ credit }) => credit.line) };
}

/** A caption as received → without its credits, and what they say in the order of the caption. */
type Case = readonly [text: string, caption: string, ...lines: readonly string[]];

describe('credits are taken out of a caption', () => {
  test.each<Case>([
    // In brackets behind it: a name only behind a finished sentence or beside another credit.
    [`${scene} (Ida Brandt)`, scene, 'Ida Brandt'],
    [`${mill} (Ida Brandt/Ostrand Courier)`, mill, 'Ida Brandt/Ostrand Courier'],
    [`${scene} Ida Brandt ibrandt@ostrandcourier.example`, scene, 'Ida Brandt'],
    [`${scene} | Ida Brandt-Moe, OstrandNews.com`, scene, 'Ida Brandt-Moe, OstrandNews.com'],
    [`${scene} Ida Brandt for the Ostrand Courier`, scene, 'Ida Brandt for the Ostrand Courier'],
    [`${scene} Ida Brandt—Getty Images`, scene, 'Ida Brandt — Getty Images'],
    [`${mill} (Ida Brandt) (AP)`, mill, 'Ida Brandt', 'AP'],
    [`${scene} Submitted`, scene, 'Submitted'],
    [`${mill} (AP).`, `${mill}.`, 'AP'],
    ['“We stay.” (AP).', '“We stay.”', 'AP'],
    ['WATER COMES! (Ida Brandt/AP)', 'WATER COMES!', 'Ida Brandt/AP'],
    ['CREWS PUMP WATER IN THE MILL (AP)', 'CREWS PUMP WATER IN THE MILL', 'AP'],
    ['Ostrand (AP)', 'Ostrand', 'AP'],
    ['TARN HOLLOW FLOODS (AP Photo/Ida Brandt)', 'TARN HOLLOW FLOODS', 'AP Photo/Ida Brandt'],
    ['TARN HOLLOW (FILE)', 'TARN HOLLOW', 'File'],
    [`${scene} (KENYA - Tags: POLITICS)`, scene],
    [`  ${scene} (AP)  `, scene, 'AP'],
    // In front of it.
    [`(Ida Brandt/AP) ${scene}`, scene, 'Ida Brandt/AP'],
    [`[Ida Brandt/AP] - ${scene}`, scene, 'Ida Brandt/AP'],
    [`(Ida Brandt/Ostrand Courier) ${scene}`, scene, 'Ida Brandt/Ostrand Courier'],
    [`Ida Brandt, File - FILE - ${scene}`, `FILE - ${scene}`, 'Ida Brandt, File'],
    [`Ida Brandt/AP - ${scene}`, scene, 'Ida Brandt/AP'],
    [`AP Photo/Ida Brandt -- ${scene}`, scene, 'AP Photo/Ida Brandt'],
    [`Photo by Ida Brandt: ${scene}`, scene, 'Ida Brandt'],
    [`Ida Brandt/Ostrand Courier: ${scene}`, scene, 'Ida Brandt/Ostrand Courier'],
    [`Courtesy of Ida Brandt: FILE - ${scene}`, `FILE - ${scene}`, 'Courtesy of Ida Brandt'],
    [
      `Courtesy of Ostrand Port Ministry: FILE - ${scene}`,
      `FILE - ${scene}`,
      'Courtesy of Ostrand Port Ministry',
    ],
    [`Ida Brandt - ${scene} (AP Photo/Ida Brandt)`, scene, 'AP Photo/Ida Brandt', 'Ida Brandt'],
    // Between its sentences.
    ['Left. (AP Photo/Ida Brandt) Right. (AP)', 'Left. Right.', 'AP Photo/Ida Brandt', 'AP'],
    // Running on from it.
    [`${mill} Getty Images`, mill, 'Getty Images'],
    [`${mill} SHUTTERSTOCK`, mill, 'Shutterstock'],
    [`${mill} AFP via Getty Images`, mill, 'AFP via Getty Images'],
    [`${scene} AFP via Ostrand TV`, scene, 'AFP via Ostrand TV'],
    [`${scene} Reuters for Lamplight`, scene, 'Reuters for Lamplight'],
    [`${scene} Getty Images.`, scene, 'Getty Images'],
    [`${scene} Instagram`, scene, 'Instagram'],
    [`${scene} SUBMITTED`, scene, 'Submitted'],
    [`${scene} Ida Brandt photo`, scene, 'Ida Brandt photo'],
    [`${scene} Photo Ida Brandt`, scene, 'Ida Brandt'],
    [`${scene} Photo Ida Brandt / Lamplight/AP`, scene, 'Ida Brandt/Lamplight/AP'],
    [`${scene} Ostrand, May 4 Foto Ulf Marrow /AP`, `${scene} Ostrand, May 4`, 'Ulf Marrow/AP'],
    // The bracket that opened it is lost.
    [`${mill}, May 4 Photo Ida Brandt/Sipa USA)`, `${mill}, May 4`, 'Ida Brandt/Sipa USA'],
    [`${scene} Photo by Ida Brandt/Sipa USA).`, scene, 'Ida Brandt/Sipa USA'],
    // Running on into it.
    ['RUNA HOLT/OSTRAND COURIER A farmer waves.', 'A farmer waves.', 'Runa Holt/Ostrand Courier'],
    ['Photo: Runa Holt/AP Crews pump water.', 'Crews pump water.', 'Runa Holt/AP'],
  ])('%s', (text, caption, ...lines) => {
    expect(take(text)).toEqual({ caption, lines });
  });
});

describe('what is no credit stays', () => {
  test.each([
    // Nothing would be left of the caption, or only its place.
    '(AP)',
    '(AP Photo/Ida Brandt)',
    'TARN HOLLOW (AP)',
    'Photo: Runa Holt/Getty Images',
    // A name may be anybody's.
    `${mill} (Ida Brandt)`,
    `(Ida Brandt) ${scene}`,
    `Ida Brandt - ${scene}`,
    `Ida Brandt: ${scene}`,
    `${scene} Ida Brandt`,
    `${scene} Ida Brandt, Ulf Marrow`,
    `${scene} Ostrand Port, The Ostrand Courier`,
    `${scene} — Ostrand Courier`,
    `${scene} Ostrand Courier photo`,
    `${mill} of the Photo Museum of Ostrand/Tarn`,
    `${mill} of the Photo Ostrand Museum/Lamplight`,
    `${mill} Photo Ida Brandt`,
    // So may what speaks.
    `OSTRAND - ${scene}`,
    `OSTRAND, AP - ${scene}`,
    `Ostrand Courier: ${scene}`,
    `Reuters: ${scene}`,
    `Courtesy of Ida Brandt: ${scene}`,
    `Ida Brandt/Ostrand Courier - ${scene}`,
    `Lamplight | Ostrand Courier: ${scene}`,
    'OSTRAND COURIER/STAFF A farmer waves.',
    'OSTRAND MUSEUM/OSTRAND PORT A farmer waves.',
    // Words of the text.
    `${mill} (AP Photo/Ida Brandt) now.`,
    'Left. (Ida Brandt) Right shows a tern.',
    'Left. (Courtesy photo) Right shows a tern.',
    'Left (AP Photo/Ida Brandt) and right show terns.',
    'Crews pump water for Getty Images',
    'Crews pump water with a Splash',
    `${mill} Splash`,
    `${scene} Staff`,
    `${scene} File`,
    `${scene} Flickr`,
    `${scene} getty images`,
    `${scene} Ostrand Port Ministry, Ap`,
    `${scene} (wx)`,
    'AC/DC Fans wave.',
    'Runa Holt/AP Crews pump water.',
    `Ostrand Courier FILE - ${scene}`,
    'Photo: the mill/AP Crews pump water.',
    `${scene} (${'Ida Brandt, '.repeat(30)}AP)`,
  ])('%s', (text) => {
    expect(take(text)).toEqual({ caption: text, lines: [] });
  });
});

test.each(['Ulf Marrow', 'Ida Brandt, Ulf Marrow', 'Ostrand Courier'])(
  '%s in front, and another maker behind, is a name of the text',
  (name) => {
    const text = `${name} - ${scene}`;
    expect(take(`${text} (AP Photo/Ida Brandt)`)).toEqual({ caption: text, lines: ['AP Photo/Ida Brandt'] });
  },
);

describe('a credit that lost its end', () => {
  test.each([
    ['AP Photo/Ida Bra', scene, ['AP Photo/Ida Bra']],
    ['AP Ph', scene, []],
    ['A', scene, []],
    ['', scene, []],
    ['Xy', `${scene} (Xy`, []],
    ['the old', `${scene} (the old`, []],
  ] as const)('(%s', (start, caption, lines) => {
    expect(take(`${scene} (${start}`, true)).toEqual({ caption, lines });
  });

  test.each(['AP Ph', 'A', ''])('(%s stays where the caption is whole', (start) => {
    const text = `${scene} (${start}`;
    expect(take(text)).toEqual({ caption: text, lines: [] });
  });

  test('a caption that is nothing else stays', () => {
    expect(take('(AP Photo/Ida Bra', true).caption).toBe('(AP Photo/Ida Bra');
  });
});
