import { describe, expect, test } from 'vitest';
import {
  addWord,
  removeAgency,
  removeWord,
  restoreAgency,
  setAgency,
} from '../../dashboard/src/settings/change-rows.ts';
import { agencyRows } from '../../dashboard/src/settings/desk-rows.ts';
import { tellChanges } from '../../dashboard/src/settings/tell-changes.ts';
import { noDeskRules } from '../../src/desk-rules/desk-rules.ts';

const ostran = { name: 'Ostran', isInCreditsOnly: false, forms: { Ostran: ['Ostran Foto'] } };
const shipped = {
  agencies: [ostran],
  creditStyles: [],
  words: [{ id: 'captions.tails', title: 'Tails', about: '', words: ['share', 'print'] }],
  thresholds: [],
};

describe('what a desk changes on the settings page', () => {
  test('is told a line each, in its words', () => {
    const desk = {
      ...noDeskRules,
      house: { creditStyle: 'comma', datelines: 'cut' as const },
      thresholds: { misspellings: 1 },
      agencies: setAgency(noDeskRules.agencies, { ...ostran, forms: { Ostran: [] } }),
      photographers: [{ name: 'Ida Brandt', spellings: ['I. Brandt'] }],
      words: removeWord(
        addWord({}, 'captions.tails', 'teilen', ['share', 'print']),
        'captions.tails',
        'share',
        ['share', 'print'],
      ),
    };
    expect(tellChanges(noDeskRules, desk, shipped)).toEqual([
      'House style: as received → comma',
      'Datelines: kept → cut',
      'Misspellings between copies: 2 → 1',
      'Agency “Ostran” changed',
      'Name “Ida Brandt” added',
      'Tails: “teilen” added',
      'Tails: “share” removed',
    ]);
    expect(tellChanges(desk, noDeskRules, shipped)).toContain('Name “Ida Brandt” removed');
    expect(tellChanges(desk, desk, shipped)).toEqual([]);
  });

  test('an agency that is taken out stands beside the one that ships, and comes back as it was', () => {
    const agencies = removeAgency(noDeskRules.agencies, 'Ostran', true);
    expect(agencyRows(shipped, { ...noDeskRules, agencies })).toEqual([
      { name: 'Ostran', row: null, shipped: ostran, status: 'removed' },
    ]);
    expect(tellChanges(noDeskRules, { ...noDeskRules, agencies }, shipped)).toEqual([
      'Agency “Ostran” removed',
    ]);
    expect(restoreAgency(agencies, 'Ostran')).toEqual(noDeskRules.agencies);
    const own = setAgency(noDeskRules.agencies, { ...ostran, name: 'Nordlys' });
    expect(removeAgency(own, 'Nordlys', false)).toEqual(noDeskRules.agencies);
  });

  test('a word that is taken out and put back is no change', () => {
    const words = ['share', 'print'];
    const without = removeWord({}, 'captions.tails', 'share', words);
    const back = addWord(without, 'captions.tails', 'share', words);
    expect(tellChanges(noDeskRules, { ...noDeskRules, words: back }, shipped)).toEqual([]);
  });
});
