import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deskRulesSchema, type GivenDeskRules, noDeskRules } from '../../src/desk-rules/desk-rules.ts';
import { thresholdNames, thresholdRanges } from '../../src/desk-rules/thresholds.ts';
import { wordListIds } from '../../src/desk-rules/word-lists.ts';
import { completeSettings, type GivenSettings } from '../../src/pipeline/cleaning-settings.ts';
import { applyDeskRules } from '../../src/pipeline/desk-rules/apply-desk-rules.ts';
import { readDeskRules } from '../../src/pipeline/desk-rules/read-desk-rules.ts';
import { readShippedTables } from '../../src/pipeline/desk-rules/shipped-tables.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { printManifest } from '../../src/pipeline/manifests/print-manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import type { Rules } from '../../src/pipeline/rules.ts';
import { loadRules } from '../../src/rules.ts';
import { sampleGallery } from '../services/deliveries.ts';

const shipped = loadRules();
const tables = readShippedTables(shipped.files);

function rulesWith(desk: GivenDeskRules): Rules {
  return applyDeskRules(shipped, readDeskRules(desk, shipped));
}

function clean(text: string, rules: Rules): Promise<Manifest> {
  const input = { bytes: Buffer.from(text), name: 'made.txt', uri: null, mediaType: 'text/plain' };
  return runPipeline(input, completeSettings({ inputFormat: 'text' }), rules);
}

async function firstItem(text: string, desk: GivenDeskRules, settings: GivenSettings = {}) {
  const bytes = Buffer.from(JSON.stringify({ entries: [{ caption: text }] }));
  const input = { bytes, name: 'made.json', uri: null, mediaType: null };
  const { items } = await runPipeline(input, completeSettings(settings), rulesWith(desk));
  return items[0];
}

describe('what a desk changes of each table', () => {
  test('an agency that it adds is read as one', async () => {
    const text = 'A boat leaves Ostrand on Monday, May 4, 2026. (Nordlys Foto/Ida Brandt)';
    const nordlys = { name: 'Nordlys', forms: { Nordlys: ['Nordlys Foto'] } };
    expect((await firstItem(text, {}))?.credit.agency).toBeNull();
    expect((await firstItem(text, { agencies: { set: [nordlys] } }))?.credit).toMatchObject({
      line: 'Nordlys/Ida Brandt',
      agency: 'Nordlys',
      creators: ['Ida Brandt'],
    });
  });

  test('an agency that it changes is printed in its form, and one that it removes is none', async () => {
    const text = 'A boat leaves Ostrand on Monday, May 4, 2026. (Ida Brandt/TASS)';
    const tass = tables.agencies.find(({ name }) => name === 'TASS');
    const changed = { name: 'TASS', forms: { 'TASS Foto': ['TASS', ...Object.keys(tass?.forms ?? {})] } };
    expect((await firstItem(text, { agencies: { set: [changed] } }))?.credit.line).toBe(
      'Ida Brandt/TASS Foto',
    );
    expect((await firstItem(text, { agencies: { removed: ['TASS'] } }))?.credit.agency).toBeNull();
  });

  test('a junk token that it adds is cut off, and one that it removes stays', async () => {
    const words = { 'captions.interfaceLeads': { added: ['Agrandir la vue'], removed: ['view fullscreen'] } };
    const boat = 'A boat leaves Ostrand on Monday, May 4, 2026. (AP)';
    expect((await firstItem(`Agrandir la vue ${boat}`, {}))?.caption.text).toMatch(/^Agrandir/);
    expect((await firstItem(`Agrandir la vue ${boat}`, { words }))?.caption.text).toMatch(/^A boat/);
    expect((await firstItem(`View fullscreen ${boat}`, {}))?.caption.text).toMatch(/^A boat/);
    expect((await firstItem(`View fullscreen ${boat}`, { words }))?.caption.text).toMatch(/^View fullscreen/);
  });

  test("a photographer's name is printed as the desk spells it, and is a person whatever it looks like", async () => {
    const photographers = [{ name: 'Ruth Okafor-Lind', spellings: ['R. Okafor', 'Ruth Okafor'] }];
    const boat = 'A boat leaves Ostrand on Monday, May 4, 2026.';
    for (const credit of ['AP Photo/R. Okafor', 'AP Photo/RUTH OKAFOR', 'AP Photo/Ruth Okafor-Lind'])
      expect((await firstItem(`${boat} (${credit})`, { photographers }))?.credit).toMatchObject({
        line: 'AP Photo/Ruth Okafor-Lind',
        creators: ['Ruth Okafor-Lind'],
      });
    const paper = `${boat} (Dunmore Gazette/Getty Images)`;
    expect((await firstItem(paper, {}))?.credit.creators).toEqual([]);
    expect(
      (await firstItem(paper, { photographers: [{ name: 'Dunmore Gazette' }] }))?.credit.creators,
    ).toEqual(['Dunmore Gazette']);
  });

  test('a house style and cut datelines hold where nobody says otherwise', async () => {
    const text = 'OSTRAND, ARDENNE - MAY 4: A boat leaves on May 4, 2026. (AP Photo/Ida Brandt)';
    const desk: GivenDeskRules = {
      house: { creditStyle: 'our own', datelines: 'cut' },
      creditStyles: [{ name: 'our own', templates: [{ line: 'Foto: {creators} ({agency}){marks}' }] }],
    };
    const item = await firstItem(text, desk);
    expect(item?.credit.line).toBe('Foto: Ida Brandt (AP)');
    expect(item?.caption.text).toMatch(/^A boat/);
    const asked = await firstItem(text, desk, { creditStyle: 'received', datelines: 'kept' });
    expect(asked?.credit.line).toBe('AP Photo/Ida Brandt');
    expect(asked?.caption.text).toMatch(/^OSTRAND/);
  });

  test('a threshold moves what is shown for review, and what is joined', async () => {
    const pair = `Crews pump the murky water out of the flooded cellar in Ostrand on Monday, May 4, 2026. (AP)

Crews pump the murky water out of the flooded cellar in Ostrand for hours on Monday, May 4, 2026. (AP)`;
    const doubts = async (desk: GivenDeskRules) =>
      (await clean(`Flood\n\n${pair}`, rulesWith(desk))).items
        .flatMap(({ warnings }) => warnings)
        .filter(({ code }) => code === 'needs-review').length;
    expect(await doubts({})).toBe(1);
    expect(await doubts({ thresholds: { reviewLikeness: 1 } })).toBe(0);
    const typos = `Crews pump murky water out of the flooded cellar in Ostrand. (AP)

Crews pump murky waterr out of the floooded cellar in Ostrand. (AP)`;
    const photos = async (misspellings: number) =>
      (await clean(`Flood\n\n${typos}`, rulesWith({ thresholds: { misspellings } }))).items.length;
    expect([await photos(2), await photos(1)]).toEqual([1, 2]);
  });
});

describe('changes that come to nothing', () => {
  test('are the rules that ship, byte for byte', async () => {
    const asShipped = Object.fromEntries(thresholdNames.map((name) => [name, thresholdRanges[name].default]));
    const [agency] = tables.agencies;
    const nothing: readonly GivenDeskRules[] = [
      {},
      { thresholds: asShipped },
      { house: { creditStyle: null, datelines: 'kept' } },
      { agencies: { set: agency === undefined ? [] : [agency] } },
      { words: { 'captions.tails': { added: tables.words['captions.tails'].slice(0, 3) } } },
    ];
    for (const desk of nothing) expect(rulesWith(desk)).toBe(shipped);
    const before = printManifest(await clean(sampleGallery, shipped));
    expect(printManifest(await clean(sampleGallery, rulesWith({})))).toBe(before);
  });

  test('are the same whatever order and letters they were written in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...tables.words['captions.promoStarts']], { maxLength: 6 }),
        fc.uniqueArray(fc.stringMatching(/^[a-zé]{3,9} [A-Z]{1,5}$/), { maxLength: 6 }),
        fc.constantFrom(...wordListIds),
        (removed, added, other) => {
          const write = (gone: readonly string[], words: readonly string[]) =>
            rulesWith({
              words: {
                'captions.promoStarts': { removed: [...gone], added: [] },
                ...(other !== 'captions.promoStarts' && { [other]: { added: [...words] } }),
              },
            }).digest;
          expect(write(removed.toReversed(), added.toReversed())).toBe(write(removed, added));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a word that is removed and put back is as if nothing had been', () => {
    const [word = ''] = tables.words['names.given'];
    const without = readDeskRules({ words: { 'names.given': { removed: [word] } } }, shipped);
    expect(applyDeskRules(shipped, without).digest).not.toBe(shipped.digest);
    expect(applyDeskRules(shipped, without).givenNames.has(word)).toBe(false);
    const back = { ...without, words: { 'names.given': { added: [word], removed: [] } } };
    expect(applyDeskRules(shipped, back)).toBe(shipped);
  });

  test('a row that a later version ships or drops does nothing, and stops nothing', () => {
    const kept = deskRulesSchema.parse({
      agencies: { set: tables.agencies.slice(0, 1), removed: ['An Agency of Old'] },
      words: { 'captions.tails': { removed: ['no longer there'] } },
    });
    expect(applyDeskRules(shipped, kept)).toBe(shipped);
  });
});

describe('changes that nobody can have meant', () => {
  test.each<[string, unknown, RegExp]>([
    ['an unknown table', { colours: [] }, /rules: .*colours/],
    ['an unknown list', { words: { 'captions.jokes': {} } }, /words/],
    [
      'an agency without forms',
      { agencies: { set: [{ name: 'Nordlys', forms: {} }] } },
      /agencies\.set\[0\] \("Nordlys"\)\.forms: must have a form/,
    ],
    [
      'a spelling of two agencies',
      { agencies: { set: [{ name: 'Nordlys', forms: { Nordlys: ['Reuters'] } }] } },
      /agencies "Nordlys": the spelling "reuters" is also one of "Reuters"/,
    ],
    [
      'an agency that is not there',
      { agencies: { removed: ['Nordlys'] } },
      /"Nordlys": it cannot be removed/,
    ],
    [
      'a word added and removed',
      { words: { 'captions.tails': { added: ['Share'], removed: ['share'] } } },
      /Tails "Share": it cannot be both/,
    ],
    ['a word of one letter', { words: { 'captions.tails': { added: ['a'] } } }, /Tails "a": one letter/],
    [
      'a spelling of two people',
      {
        photographers: [
          { name: 'Ida Brandt', spellings: ['I. Brandt'] },
          { name: 'Iris Brandt', spellings: ['I Brandt'] },
        ],
      },
      /photographers "Iris Brandt": "i brandt" is also a spelling of "Ida Brandt"/,
    ],
    ['a threshold out of its range', { thresholds: { misspellings: 9 } }, /thresholds\.misspellings: .*4/],
    [
      'thresholds that contradict',
      { thresholds: { sameFrameBits: 20, alikeFrameBits: 12 } },
      /must not be above/,
    ],
    [
      'a house style that is none',
      { house: { creditStyle: 'baroque' } },
      /no credit style is called "baroque"; there are wire/,
    ],
    [
      'a template with an unknown part',
      { creditStyles: [{ name: 'ours', templates: [{ line: '{maker}/{agency}' }] }] },
      /creditStyles "ours": .* has \{maker\}/,
    ],
  ])('%s is refused with the row and the reason', (_name, desk, message) => {
    expect(() => readDeskRules(desk, shipped)).toThrow(
      expect.objectContaining({
        code: 'SETTINGS_INVALID',
        message: expect.stringMatching(message) as string,
      }),
    );
  });

  test('nothing is the empty list of changes', () => {
    expect(readDeskRules({}, shipped)).toEqual(noDeskRules);
  });
});
