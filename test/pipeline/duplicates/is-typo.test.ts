import { expect, test } from 'vitest';
import { isOneLetterOff, isTypo } from '../../../src/pipeline/duplicates/is-typo.ts';

type Case = readonly [a: string, b: string, is: boolean];

test.each<Case>([
  // Letters that changed places.
  ['recieve', 'receive', true],
  ['crate', 'caret', false],
  ['plant', 'paint', false],
  // A letter doubled, or one left out.
  ['hollt', 'holt', true],
  ['adresses', 'addresses', true],
  ['marathn', 'marathon', true],
  ['strands', 'stands', false],
  ['courtyard', 'court', false],
  // The last letter.
  ['santo', 'santos', true],
  ['walk', 'walks', false],
  // Another letter: only in a long word.
  ['lindqvist', 'lindkvist', true],
  ['distance', 'distence', true],
  ['distance', 'dastence', false],
  ['tanner', 'tenner', false],
  ['batteries', 'catteries', false],
  // A short word with another letter is another word.
  ['marta', 'maria', false],
  ['form', 'from', false],
  ['boats', 'boots', false],
  // Umlauts written out.
  ['mueller', 'muller', true],
  ['buergermuehle', 'burgermuhle', true],
  // Numbers and letters without case are never misspelt.
  ['12300', '13200', false],
  ['soyuz1', 'soyuz', false],
  ['الصيادون', 'الصيادين', false],
])('%s / %s a misspelling: %s', (a, b, is) => {
  expect([isTypo(a, b), isTypo(b, a)]).toEqual([is, is]);
});

test.each<Case>([
  ['rey', 'ray', true],
  ['ray', 'rays', true],
  ['masie', 'maisie', true],
  ['ray', 'roy', true],
  ['ray', 'roe', false],
  ['ray', 'arrays', false],
  ['masie', 'mary', false],
])('%s / %s one letter off: %s', (a, b, is) => {
  expect([isOneLetterOff(a, b), isOneLetterOff(b, a)]).toEqual([is, is]);
});
