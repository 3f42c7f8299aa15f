import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/pipeline/sentences/find-lead.ts';
import { splitSentences } from '../../../src/pipeline/sentences/split-sentences.ts';

describe('sentences of captions', () => {
  test.each<[string, ...string[]]>([
    ['English: months, titles, states', 'Gen. Ada Roe waves in Redfern, Mich., on Oct. 3.', 'She left.'],
    ['English: initials and firms', 'J.T. Marlow of Copperpot Inc. speaks.', 'Shares fell.'],
    ['English: U.S. and a.m.', 'U.S. troops rest at 6 a.m. in Ostrand.', 'The U.S. will leave.'],
    ['English: a state that ends its sentence', 'Crews rest in Redfern, Mich.', 'The fire is out.'],
    ['English: numbers', 'Tram No. 12 waits.', 'It is the last.'],
    ['English: quotes', '“We stay.”', 'Pell waves.'],
    ['English: c.', 'The old mill, c. 1920, is seen.', 'It burned.'],
    ['Spanish', 'El Sr. Peña saluda en la av. Colón el 3 de enero.', '¿Quién ganó?'],
    ['German', 'Am 3. Januar 2024 wartet Dr. Focken z.B. am Deich.', 'Es regnet.'],
    ['French', 'M. Aubrac salue, av. de la Paix.', 'Il part.'],
    ['Portuguese', 'O Sr. Prado acena em 3 de maio.', 'Chove.'],
    ['Italian', 'Il sig. Berti saluta in piazza.', 'Piove.'],
    ['Japanese', '漁師が網を直す。', '雨が降る。'],
    ['Hindi', 'नाविक जाल सुधारता है।', 'बारिश है।'],
  ])('%s', (_name, ...sentences) => {
    expect(splitSentences(sentences.join(' '))).toEqual(sentences);
  });

  test('right-to-left text passes through intact', () => {
    const text = 'صياد يصلح شبكة في الميناء. المطر يهطل.';
    expect(splitSentences(text).join(' ')).toBe(text);
  });

  test.each([
    ['FILE. A keeper waves. Rain fell.', 'FILE. A keeper waves.'],
    ['A keeper waves. Rain fell.', 'A keeper waves.'],
    ['', ''],
  ])('the lead of "%s"', (caption, lead) => {
    expect(findLead(caption)).toBe(lead);
  });
});
