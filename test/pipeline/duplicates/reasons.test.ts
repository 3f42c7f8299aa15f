import { describe, expect, test } from 'vitest';
import { compareCaptions } from '../../../src/pipeline/duplicates/compare-captions.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();
const scene = 'Runa Holt waves to the crowd in Tarn Hollow, Friday, June 4, 2021.';

/** Two captions, and what is said of them. */
type Case = readonly [
  name: string,
  a: string,
  b: string,
  band: 'same' | 'unsure' | 'different',
  relation: string,
  reason: string,
];

describe('a verdict says why', () => {
  test.each<Case>([
    ['equal', `${scene} (AP)`, `${scene} (AP)`, 'same', 'exact', 'same words'],
    ['without credit', `${scene} (AP)`, scene, 'same', 'exact', 'same words, one without its credit'],
    [
      'credit otherwise',
      `${scene} (AP)`,
      `${scene} (AP Photo/Ida Brandt)`,
      'same',
      'exact',
      'same words, credit written otherwise',
    ],
    [
      'makers',
      `${scene} (AP Photo/Ida Brandt)`,
      `${scene} (AP Photo/Bo Finch)`,
      'different',
      'near',
      'Ida Brandt ≠ Bo Finch',
    ],
    [
      'a part of a name',
      `${scene} (J. Ida Brandt/AP)`,
      `${scene} (Ida Brandt/AP)`,
      'same',
      'exact',
      'same words, credit written otherwise',
    ],
    [
      'a cut name',
      `${scene} (AP Photo/Ida Brandt)`,
      `${scene} (AP Photo/Ida Bran)`,
      'same',
      'exact',
      'same words, credit written otherwise',
    ],
    ['roles', `${scene} (Courtesy photo)`, `${scene} (Staff photo)`, 'different', 'near', 'courtesy ≠ staff'],
    [
      'roles that meet',
      `${scene} (Courtesy photo)`,
      `${scene} (Courtesy of the family)`,
      'same',
      'exact',
      'same words, credit written otherwise',
    ],
    [
      'a role and none',
      `${scene} (Courtesy photo)`,
      scene,
      'same',
      'exact',
      'same words, one without its credit',
    ],
    [
      'cut off',
      'Runa Holt waves to the crowd in Tarn Ho… more',
      `${scene} (AP)`,
      'same',
      'truncated',
      'cut off copy',
    ],
    [
      'cut off, another',
      'Runa Holt waves to the band in Tarn Ho… more',
      `${scene} (AP)`,
      'different',
      'near',
      'band ≠ crowd',
    ],
    [
      'days',
      'Runa Holt waves to the crowd, June 4, 2021. (AP)',
      'Runa Holt waves to the crowd, June 5, 2021. (AP)',
      'different',
      'near',
      '2021-06-04 ≠ 2021-06-05',
    ],
    [
      'a month and its day',
      'Runa Holt waves to the crowd, June 2021. (AP)',
      'Runa Holt waves to the crowd, June 4, 2021. (AP)',
      'same',
      'near',
      'same scene in other words',
    ],
    [
      'other words',
      'Runa Holt waves. (AP)',
      'Cows stand on a dike. (AP)',
      'different',
      'near',
      'other words',
    ],
    [
      'spelling',
      `${scene} (AP)`,
      `${scene.replace('Holt', 'Hollt')} (AP)`,
      'same',
      'near',
      'spelling: holt / hollt',
    ],
    [
      'agencies',
      'Runa Holt with Bo Finch. (Shutterstock)',
      'Runa Holt and Bo Finch. (Splash News)',
      'unsure',
      'near',
      'Shutterstock ≠ Splash News',
    ],
    [
      'what goes on',
      `${scene} Two goats eat a hat by the gate. (AP)`,
      `${scene.replace(', Friday,', '')} A dog sleeps under the bandstand. (AP)`,
      'unsure',
      'near',
      'one sentence is the same, the next shows something else',
    ],
  ])('%s', (_name, a, b, band, relation, reason) => {
    const [first, second] = [a, b].map((text) => prepareEntry(makeEntry(text), rules, '2021-06-06'));
    if (first === undefined || second === undefined) throw new Error('two captions are compared');
    const verdict = compareCaptions(first, second);
    expect([verdict.band, verdict.relation, verdict.reason]).toEqual([band, relation, reason]);
    expect(compareCaptions(second, first).band).toBe(band);
    expect(verdict.score).toBeGreaterThanOrEqual(0);
    expect(verdict.score).toBeLessThanOrEqual(1);
  });
});
