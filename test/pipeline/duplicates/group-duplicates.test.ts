import { describe, expect, test } from 'vitest';
import { groupDuplicates, type EntryGroup } from '../../../src/pipeline/duplicates/group-duplicates.ts';
import type { ReceivedPhoto } from '../../../src/pipeline/gallery.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();
const ferry = 'The ferry Ida leaves the pier of Ostrand in heavy rain on Monday, May 4, 2026.';
const gull = 'A gull sits on a bollard in Ostrand on Monday, May 4, 2026.';
const start = 'Rower Inga Tollefson lifts her oar after the final of';
const single = `${start} the single sculls in Ostrand on May 4, 2026.`;
const double = `${start} the double sculls in Ostrand on May 4, 2026.`;

type Made = string | { readonly caption: string; readonly photo: string };

function makePhoto(key: string): ReceivedPhoto {
  return { uri: key, key, size: null, fingerprint: null };
}

function group(...captions: readonly Made[]): readonly EntryGroup[] {
  const entries = captions.map((made, index) =>
    typeof made === 'string'
      ? makeEntry(made, { index })
      : makeEntry(made.caption, { index, photo: makePhoto(made.photo) }),
  );
  const prepared = entries.map((entry) => prepareEntry(entry, rules, null));
  return groupDuplicates(prepared, []).groups;
}

/** `0 representative, 2 exact`: who stands together, in which order, as what. */
function describeGroups(groups: readonly EntryGroup[]): readonly string[] {
  return groups.map(({ members }) =>
    members.map(({ entry, relation }) => `${entry.received.index} ${relation}`).join(', '),
  );
}

function reasons(groups: readonly EntryGroup[]): readonly (readonly string[])[] {
  return groups.map(({ members }) => members.map(({ reason }) => reason));
}

describe('groups and their members', () => {
  test('members stand in the order of the input behind their representative', () => {
    const groups = group(ferry, ferry.replace('heavy', 'heavvy'), gull, ferry, `${ferry} (AP)`);
    expect(describeGroups(groups)).toEqual([
      '4 representative, 0 exact, 1 near, 3 exact',
      '2 representative',
    ]);
  });

  test('photos stand in the order of their first copy', () => {
    const groups = group(`${start}...`, gull, single, `${start}...`, ferry, double);
    expect(describeGroups(groups)).toEqual([
      '2 representative, 0 truncated, 3 truncated',
      '1 representative',
      '4 representative',
      '5 representative',
    ]);
  });

  test('a cut copy goes with the photo that it stands behind or before', () => {
    expect(describeGroups(group(double, gull, ferry, single, `${start}...`))).toEqual([
      '0 representative',
      '1 representative',
      '2 representative',
      '3 representative, 4 truncated',
    ]);
  });

  test('every join says why', () => {
    expect(reasons(group(`${ferry} (AP)`, ferry, `${ferry.slice(0, 50)}...`))).toEqual([
      ['chosen as the fullest copy', 'same words, one without its credit', 'cut off copy'],
    ]);
  });
});

describe('one address', () => {
  const photo = 'https://x.example/1.jpg';

  test('joins what the words keep apart, and says so', () => {
    const [one] = group({ caption: ferry, photo }, { caption: gull, photo });
    expect(one?.members[1]).toMatchObject({
      relation: 'same-photo',
      reason: 'same photo, other words (ferry ida leaves pier ≠ gull sits bollard)',
    });
  });

  test('leaves the words their relation where they agree', () => {
    const [one] = group({ caption: ferry, photo }, { caption: ferry.replace('heavy', 'heavvy'), photo });
    expect(one?.members[1]).toMatchObject({ relation: 'near', reason: 'spelling: heavvy / heavy' });
  });

  test('makes a correction of a correction', () => {
    const [one] = group(
      { caption: `CORRECTS NAME - ${ferry}`, photo },
      { caption: ferry.replace('leaves', 'reaches'), photo },
    );
    expect(one?.members[1]).toMatchObject({
      relation: 'revision',
      reason: 'same photo, other words (leaves ≠ reaches)',
    });
  });
});

describe('a caption that photos share', () => {
  const [first, second] = ['https://x.example/1.jpg', 'https://x.example/2.jpg'];

  test.each<readonly [name: string, captions: readonly Made[], shares: readonly boolean[]]>([
    [
      'two photos',
      [
        { caption: ferry, photo: first },
        { caption: ferry, photo: second },
      ],
      [true, true],
    ],
    [
      'other captions',
      [
        { caption: ferry, photo: first },
        { caption: gull, photo: second },
      ],
      [false, false],
    ],
    [
      'none at all',
      [
        { caption: '', photo: first },
        { caption: '', photo: second },
      ],
      [false, false],
    ],
    [
      'only in a lesser copy',
      [
        { caption: `${ferry} (AP Photo/Ida Brandt)`, photo: first },
        { caption: gull, photo: first },
        { caption: gull, photo: second },
      ],
      [false, true],
    ],
  ])('%s', (_name, captions, shares) => {
    expect(group(...captions).map(({ sharesCaption }) => sharesCaption)).toEqual(shares);
  });
});

describe('a copy that fits two photos', () => {
  const bare = 'Skipper Runa Holt mends a net on the pier in Ostrand.';
  const monday = bare.replace('.', ' on May 4, 2026.');
  const tuesday = bare.replace('.', ' on May 5, 2026.');
  const named = bare.replace('.', ' in heavy rain on Tuesday, May 5, 2026.');

  test.each<readonly [name: string, copies: readonly [string, string, string], together: readonly string[]]>([
    [
      'goes to the likelier, by its score',
      [bare, monday, tuesday.replace('on May', 'on Tuesday, May')],
      [bare, monday],
    ],
    ['goes to the first by its words where both are as likely', [bare, tuesday, monday], [bare, monday]],
    ['never joins them', [bare, monday, named], [bare, monday]],
  ])('%s, in whatever order they come', (_name, [a, b, c], together) => {
    for (const order of [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ]) {
      const texts = group(...order).map(({ members }) =>
        members.map(({ entry }) => entry.caption).toSorted(),
      );
      expect(texts).toHaveLength(2);
      expect(texts).toContainEqual([...together].toSorted());
    }
  });

  test('does not join a photo and one that says more', () => {
    const balcony = 'Mayor Ada Pell waves from the balcony in Ostrand on May 4, 2026.';
    const groups = group(
      balcony,
      'Mayor Ada Pell waves from the...',
      balcony.replace(' in', ' with her dog in'),
    );
    expect(groups.length).toBeGreaterThan(1);
  });
});

describe('what a desk is asked', () => {
  const balcony = 'Mayor Ada Pell waves from the balcony in Ostrand on May 4, 2026.';
  const dog = balcony.replace('balcony', 'balcony with her dog');

  test.each<readonly [name: string, captions: readonly Made[], messages: readonly string[]]>([
    ['nothing where photos differ', [ferry, gull], []],
    ['a copy that says more', [balcony, dog], ['may be the photo of entry 0; only one says: dog']],
    ['a copy that says much more', ['Pell waves.', 'Pell waves from a float with her old dog.'], []],
    [
      'a cut copy of two photos',
      [single, `${start}...`, double],
      ['the cut off copy fits more than one photo'],
    ],
    [
      'a cut copy of two photos beside copies of a third',
      [gull, `${start}...`, gull.replace('bollard', 'bolard'), single, double],
      ['the cut off copy fits more than one photo'],
    ],
    [
      'a cut copy of two photos, one of them corrected',
      [single, `${start}...`, double, `CORRECTS NAME - ${single.replace('Tollefson', 'Tolefson')}`],
      ['may be the photo of entry 2; double ≠ single', 'the cut off copy fits more than one photo'],
    ],
    [
      'nothing between a correction and a cut copy of what it corrects',
      [
        `${ferry.slice(0, 60)}...`,
        ferry,
        `CORRECTS DAY - ${ferry.replace('Monday, May 4', 'Tuesday, May 5')}`,
      ],
      [],
    ],
    [
      'once for each copy',
      [gull, balcony, dog, balcony.replace('balcony', 'old balcony')],
      ['may be the photo of entry 1; only one says: dog', 'may be the photo of entry 1; only one says: old'],
    ],
    [
      'nothing of a copy that another joins',
      [balcony, `${dog} (AP)`, `${dog.slice(0, 61)}...`],
      ['may be the photo of entry 0; only one says: dog'],
    ],
  ])('%s', (_name, captions, messages) => {
    const warnings = group(...captions).flatMap((found) => found.warnings);
    expect(warnings.map(({ message }) => message)).toEqual(messages);
    expect(warnings.every(({ code }) => code === 'needs-review')).toBe(true);
  });
});
