import { describe, expect, test } from 'vitest';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();
const scene = 'Crews pump water in Tarn Hollow.';
const line = 'AP Photo/Ida Brandt';

describe('a credit is found wherever it stands', () => {
  test.each([
    ['behind the caption', `${scene} (${line})`, scene, line],
    ['in square brackets', `${scene} [${line}]`, scene, line],
    ['without a space', `${scene}(${line})`, scene, line],
    ['without brackets', `${scene} ${line}`, scene, line],
    ['before the full stop', `Crews pump water in Tarn Hollow (${line}).`, scene, line],
    ['in front', `(${line}) ${scene}`, scene, line],
    ['in front with a label', `Photo by Ida Brandt/AP: ${scene}`, scene, 'Ida Brandt/AP'],
    ['on a line of its own', `${scene}\n${line}`, scene, line],
    [
      'glued with a label',
      'Crews pump water in Tarn HollowCredit: EPA',
      'Crews pump water in Tarn Hollow',
      'EPA',
    ],
    ['cut off by the page', `${scene} (AP Photo/Ida Bra…`, scene, 'AP Photo/Ida Bra'],
    ['not closed', `${scene} (${line}`, scene, line],
    ['closed twice', `${scene} (${line}))`, scene, line],
    ['opened twice', `${scene} ((${line})`, scene, line],
    ['before a stray slash', `${scene} (${line}) /`, scene, line],
    [
      'in front in capitals, running on',
      `IDA BRANDT/OSTRAND COURIER ${scene}`,
      scene,
      'Ida Brandt/Ostrand Courier',
    ],
    [
      'in front in capitals, with a role',
      `IDA BRANDT/STAFF A crew pumps water.`,
      'A crew pumps water.',
      'Ida Brandt/Staff',
    ],
    [
      'in front with a label and a wire, running on',
      `Photo: Ida Brandt/Getty Images ${scene}`,
      scene,
      'Ida Brandt/Getty Images',
    ],
    ['in front as a wire, before its lead', `Associated Press FILE - ${scene}`, `FILE - ${scene}`, 'AP'],
    ['behind a dash', `${scene} — Ida Brandt photo`, scene, 'Ida Brandt photo'],
    ['behind a dash, as a name alone', `${scene} — Ida Brandt`, scene, 'Ida Brandt'],
    ['as a name behind a bare label', `${scene} Photo Ida BRANDT`, scene, 'Ida Brandt'],
    ['as rights reserved', `${scene} Photo DR`, scene, 'Photo DR'],
    [
      'as a wire with a name, the slash left out',
      `${scene} BELGA PHOTO IDA BRANDT`,
      scene,
      'Belga/Ida Brandt',
    ],
    ['in two scripts', `${scene} Ida Brandt/TASS\nИда Брандт/ТАСС`, scene, 'Ida Brandt/TASS'],
    [
      'behind a copyright sign',
      'Crews pump water in Tarn Hollow © REUTERS/Ida Brandt',
      'Crews pump water in Tarn Hollow',
      'Reuters/Ida Brandt',
    ],
    [
      'as a house and a wire behind the same in brackets',
      `${scene} (Ostrand Port Ministry via AP) Ostrand Port Ministry, AP`,
      scene,
      'Ostrand Port Ministry via AP',
    ],
    [
      'as a satellite image',
      `${scene} Satellite image ©2024 Maxar Technologies, AP`,
      scene,
      'Satellite image Maxar Technologies, AP',
    ],
    [
      'as an archive photo',
      `${scene} Archivfoto: Heimatverein Ostrand`,
      scene,
      'Archivfoto: Heimatverein Ostrand',
    ],
    ['twice', `${scene} (${line}) (${line})`, scene, line],
    ['short and full', `${scene} (AP) (${line})`, scene, line],
    ['as a wire alone', `${scene} Reuters`, scene, 'Reuters'],
    ['as a name and a wire', `${scene} Runa Holt AP`, scene, 'Runa Holt/AP'],
    ['as a name, a dash and a wire', `${scene} Runa Holt — AP Photo`, scene, 'Runa Holt/AP Photo'],
    [
      'as a wire behind a credit',
      `${scene} (Ida Brandt/Ostrand Courier) TNS`,
      scene,
      'Ida Brandt/Ostrand Courier',
    ],
    ['as a wire in front', `(AP) ${scene}`, scene, 'AP'],
    ['as a portal sets it', `AP – ${scene}`, scene, 'AP'],
    [
      'as a name and a paper in front',
      `Runa Holt / Ostrand Courier: ${scene}`,
      scene,
      'Runa Holt/Ostrand Courier',
    ],
    ['as a role alone', `${scene} SUBMITTED PHOTO`, scene, 'Submitted Photo'],
    ['as the photo of a house', `${scene} Courier photo by Ida Brandt`, scene, 'Courier photo by Ida Brandt'],
    [
      'glued, as a wire and the wire that hands it on',
      'Ida Stone scores Action Images via Reuters/Cora Dunn',
      'Ida Stone scores',
      'Action Images via Reuters/Cora Dunn',
    ],
    ['glued behind the full stop', `${scene}Getty Images for Lamplight`, scene, 'Getty Images for Lamplight'],
    ['glued, as a handle', `${scene}Instagram/@runaholt`, scene, 'Instagram/@runaholt'],
    ['glued, as a name', `${scene}Runa Holt`, scene, 'Runa Holt'],
    [
      'as an agency that captions speak of nowhere else',
      'Ida Stone leaves the theater Shutterstock',
      'Ida Stone leaves the theater',
      'Shutterstock',
    ],
    [
      'as a name and a paper',
      `${scene} Ida Brandt, The Ostrand Courier`,
      scene,
      'Ida Brandt, The Ostrand Courier',
    ],
    ['as the archive of a paper', `${scene} Courier file photo`, scene, 'Courier file photo'],
    ['as a composite', `${scene} Composite: AP, Reuters`, scene, 'Composite: AP, Reuters'],
    ['with two signs', `${scene} (Kyodo) ==Kyodo`, scene, 'Kyodo News'],
    ['as a picture of a wire', `${scene} — AFP pic`, scene, 'AFP pic'],
    ['with a dash', `${scene} – Reuters`, scene, 'Reuters'],
    ['behind a desk mark', `${scene} (Xinhua/Lu Wenbei) (wx)`, scene, 'Xinhua/Lu Wenbei'],
    ['before a promo', `${scene} (${line}) More photos at ostrand.example/photos.`, scene, line],
    ['behind a promo', `${scene} More photos at ostrand.example/photos. (${line})`, scene, line],
    ['with restrictions', `${scene} (${line}) NO SALES; NO ARCHIVES`, scene, line],
    ['with tags', `${scene} REUTERS/Runa Holt (ARDENNE - Tags: DISASTER)`, scene, 'Reuters/Runa Holt'],
  ])('%s', (_place, received, caption, credit) => {
    const entry = prepareEntry(makeEntry(received), rules, null);
    expect({ caption: entry.caption, line: entry.credit.line }).toEqual({ caption, line: credit });
  });

  test('two halves of a frame name both makers', () => {
    const text = `Left photo, a gull. (AP Photo/Ida Brandt) Right photo, a tern. (AP Photo/Ulf Marrow)`;
    const { caption, credit } = prepareEntry(makeEntry(text), rules, null);
    expect(caption).toBe('Left photo, a gull. Right photo, a tern.');
    expect(credit.creators).toEqual(['Ida Brandt', 'Ulf Marrow']);
  });

  test('a dateline is no credit', () => {
    const text = 'TARN HOLLOW, Maine (AP) — Crews pump water.';
    const { caption, credit } = prepareEntry(makeEntry(text), rules, null);
    expect({ caption, line: credit.line }).toEqual({ caption: text, line: null });
  });

  test('a name in brackets inside a sentence stays: it may be anything', () => {
    const text = 'The ship (Ida Brandt) leaves Tarn Hollow.';
    expect(prepareEntry(makeEntry(text), rules, null)).toMatchObject({
      caption: text,
      credit: { line: null },
    });
  });
});

test.each([
  'Crews rest in Tarn Hollow. BREAKING NEWS',
  'NEW YORK/LONDON A trader waits in a bank.',
  'Crews rest in Tarn Hollow. MORE COVERAGE ON PAGE 4',
])('%s: capitals alone are no credit', (received) => {
  const { caption, credit } = prepareEntry(makeEntry(received), rules, null);
  expect({ caption, line: credit.line }).toEqual({ caption: received, line: null });
});
