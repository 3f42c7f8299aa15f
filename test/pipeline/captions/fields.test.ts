import { expect, test } from 'vitest';
import type { ReceivedFields } from '../../../src/pipeline/gallery.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();

test.each<[string, string, Partial<ReceivedFields>, object]>([
  [
    'a byline and a credit make one',
    'A tram stops.',
    { byline: 'RUNA HOLT', credit: 'AP' },
    { credit: { line: 'Runa Holt/AP', creators: ['Runa Holt'], agency: 'AP' } },
  ],
  [
    'a byline title is a flag and no part of the line',
    'A tram stops.',
    { byline: 'Runa Holt', bylineTitle: 'STF', credit: 'Reuters' },
    { credit: { line: 'Runa Holt/Reuters' }, flags: ['staff'] },
  ],
  [
    'the source names the house where nothing else does',
    'A tram stops.',
    { byline: 'Runa Holt', source: 'Ostrand Courier' },
    { credit: { creators: ['Runa Holt'], provider: 'Ostrand Courier' } },
  ],
  [
    'the source is not asked where the caption names the house',
    'A tram stops. (Runa Holt/Ostrand Courier via AP)',
    { source: 'Reuters' },
    { credit: { line: 'Runa Holt/Ostrand Courier via AP', agency: 'AP', via: ['AP'] } },
  ],
  [
    'the source is not asked where a platform is named',
    'A tram stops.',
    { credit: "Capture d'écran Facebook/Runa Holt", source: 'Ostrand Courier' },
    { credit: { line: "Capture d'écran Facebook/Runa Holt", provider: null, via: ['Facebook'] } },
  ],
  [
    'a house that only carried the picture is carried by the line',
    'A tram stops.',
    { credit: 'via WKHT/YouTube', byline: 'Runa Holt' },
    { credit: { line: 'Runa Holt via WKHT/YouTube', provider: null, via: ['WKHT', 'YouTube'] } },
  ],
  [
    'two credits in one field are two forms of one',
    'A tram stops.',
    { credit: 'Runa Holt / AFP) (Photo by RUNA HOLT/AFP via Getty Images' },
    { credit: { creators: ['Runa Holt'], agency: 'AFP', via: ['Getty Images'] } },
  ],
  [
    'the caption helps where the field is useless',
    'A tram stops. (Ida Brandt/Ostrand Courier via AP)',
    { credit: 'Credit too long, see caption', byline: 'Ida Brandt' },
    { credit: { line: 'Ida Brandt/Ostrand Courier via AP' } },
  ],
  [
    'a mandatory credit is read from the instructions',
    'A tram stops.',
    { instructions: 'NO SALES; MANDATORY CREDIT: RUNA HOLT/OSTRAND COURIER. ONE TIME USE.' },
    { credit: { creators: ['Runa Holt'], provider: 'Ostrand Courier' } },
  ],
])('%s', (_name, text, fields, expected) => {
  expect(prepareEntry(makeEntry(text, fields), rules, null)).toMatchObject(expected);
});
