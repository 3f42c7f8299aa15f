import { describe, expect, test } from 'vitest';
import { compareScenes } from '../../../src/pipeline/duplicates/compare-scenes.ts';
import { findPeople } from '../../../src/pipeline/duplicates/find-people.ts';
import { findOwners, toWords } from '../../../src/pipeline/duplicates/to-words.ts';

function read(scene: string) {
  return { scene: toWords(scene), people: findPeople(scene), owners: findOwners(scene) };
}

function compare(a: string, b: string, note?: string): string {
  const { band, reason } = compareScenes(read(a), read(b), ...(note === undefined ? [] : [toWords(note)]));
  return `${band}: ${reason}`;
}

/** Two scenes, and what is said of them. */
type Case = readonly [a: string, b: string, verdict: string];

describe('two scenes', () => {
  test.each<Case>([
    ['Runa Holt waves.', 'Runa Holt waves.', 'same: same scene, background rewritten'],
    ['John Holt waves at fans.', 'Johan Holt waves at fans.', 'same: spelling: john / johan'],
    ['Flood water rises.', 'Floodwater rises.', 'same: spelling: flood water / floodwater'],
    ['A goat rests in Ostrand.', 'In Ostrand, a goat rests.', 'same: same words in another order'],
    // Little words say nothing of their own.
    ['Holt waves at fans.', 'Holt waves to the fans.', 'same: same scene, background rewritten'],
    ['Holt walks to a meeting.', 'Holt walks from a meeting.', 'different: to ≠ from'],
    ['Holt walks to the meeting.', 'Holt walks from a meeting.', 'different: to ≠ from'],
    ['Holt walks from a meeting.', 'Holt walks to a meeting.', 'different: from ≠ to'],
    ['Holt walks from a goat to a meeting.', 'Holt walks to a meeting.', 'unsure: only one says: goat'],
    // A weekday, an initial, a side that only one has; one in another's place.
    ['Holt waves, Monday.', 'Holt waves.', 'same: same scene, background rewritten'],
    ['Holt waves, Monday.', 'Holt waves, Tuesday.', 'different: Monday ≠ Tuesday'],
    ['Holt waves Monday.', 'Holt sits Tuesday.', 'different: waves Monday ≠ sits Tuesday'],
    ['Ada M. Pell waves.', 'Ada Pell waves.', 'same: same scene, background rewritten'],
    ['Ada M. Pell waves.', 'Ada K. Pell waves.', 'different: m ≠ k'],
    ['Ada Pell, left, waves.', 'Ada Pell waves.', 'same: same scene, background rewritten'],
    ['Ada Pell, left, waves.', 'Ada Pell, right, waves.', 'different: left ≠ right'],
    // Who does it to whom.
    ['Otters beat Gulls.', 'Gulls beat Otters.', 'different: otters and gulls changed places'],
    [
      'Bo Ames tackles Di Crane in the final in Ostrand, June 2, 2021.',
      'Di Crane tackles Bo Ames in the final in Ostrand.',
      'different: bo and crane changed places',
    ],
    [
      'Ada Pell on the left greets Bo Finch on the right.',
      'Ada Pell on the right greets Bo Finch on the left.',
      'different: left and right changed places',
    ],
    // Misspellings, two at most.
    ['Crews distribtue water.', 'Crews distribute water.', 'same: spelling: distribtue / distribute'],
    [
      'Crews distribtue watter here.',
      'Crews distribute water here.',
      'same: spelling: distribtue / distribute, watter / water',
    ],
    [
      'Crews distribtue watter bottels.',
      'Crews distribute water bottles.',
      'different: distribtue watter bottels ≠ distribute water bottles',
    ],
    // One for several.
    [
      'A worker clears snow.',
      'Workers clear snow.',
      'different: one and several: worker / workers, clears / clear',
    ],
    ['Workers march past.', 'Worker march past.', 'same: spelling: workers / worker'],
    ['Worker march past.', 'Workers march past.', 'same: spelling: worker / workers'],
    // A word in another's place, near or far.
    ['A red balloon floats off.', 'A blue balloon drifts off.', 'different: red ≠ blue'],
    ['Holt waves to fans.', 'Proud Holt waves.', 'different: fans ≠ proud'],
    [
      'Holt waves from a balcony with her old dog Bo.',
      'Holt waves.',
      'unsure: only one says: balcony old dog bo',
    ],
    ['Holt waves.', 'Holt waves from a balcony.', 'unsure: only one says: balcony'],
    // What one does without, where four words and more agree.
    [
      'Mayor Runa Holt waves in Ostrand, June 2, 2021.',
      'Runa Holt waves in Ostrand.',
      'same: same scene in other words',
    ],
    [
      'Runa Holt waves in Ostrand.',
      'In Ostrand, Runa Holt waves on May 31, 2021.',
      'same: same scene in other words',
    ],
    [
      'Runa Holt waves in Ostrand, Ohio, on Oct. 12.',
      'Runa Holt waves in Ostrand.',
      'same: same scene in other words',
    ],
    [
      'Runa Holt waves in Ostrand, June 2, 2021.',
      'Former mayor Runa Holt waves in Ostrand.',
      'different: June 2 2021 ≠ former mayor',
    ],
    [
      'Runa Holt waves in Ostrand with 45 fans.',
      'Runa Holt waves in Ostrand.',
      'unsure: only one says: 45 fans',
    ],
    [
      'Runa Holt waves in Ostrand with fans, June 2, 2021.',
      'Runa Holt waves in Ostrand.',
      'unsure: only one says: fans June 2 2021',
    ],
    ['Crews may rest in the old mill.', 'Crews rest in the old mill.', 'unsure: only one says: may'],
    ['Runa Holt waves at Ostrand 45.', 'Runa Holt waves at Ostrand.', 'unsure: only one says: 45'],
    ['Holt waves in Ostrand, June 2.', 'Holt waves in Ostrand.', 'unsure: only one says: June 2'],
    [
      'Holt waves to a goat, her dog and the fans, June 2.',
      'Holt waves from a car, the sun in her back.',
      'different: to ≠ from',
    ],
  ])('%s | %s', (a, b, verdict) => {
    expect(compare(a, b)).toBe(verdict);
  });
});

describe('what a correction announces', () => {
  const skipper = 'A skipper mends a net on the old pier.';

  test.each(['adds name', 'adding name', 'addition of name', 'updates', 'removes name'])('%s', (note) => {
    expect(compare(`${skipper.slice(0, -1)} with Runa.`, skipper, note)).toBe(`same: corrected: ${note}`);
    expect(compare(skipper, `${skipper.slice(0, -1)} with Runa.`, note)).toBe(`same: corrected: ${note}`);
  });

  test.each(['date', 'day', 'dateline', 'year', 'month'])('corrects %s', (what) => {
    const [a, b] = ['June 2, 2021', 'July 30, 2021'].map((day) => skipper.replace('.', `, ${day}.`));
    expect(compare(a ?? '', b ?? '', `corrects ${what}`)).toBe(`same: corrected: corrects ${what}`);
    expect(compare(a ?? '', (b ?? '').replace('pier', 'mole'), `corrects ${what}`)).toMatch('different');
  });

  test.each(['name', 'names', 'spelling', 'surname', 'id', 'identification', 'title'])(
    'corrects %s',
    (what) => {
      const [a, b] = ['Jon Lindt', 'John Lind'].map((name) => skipper.replace('skipper', name));
      expect(compare(a ?? '', b ?? '', `corrects ${what}`)).toBe(`same: corrected: corrects ${what}`);
      expect(compare(a ?? '', skipper.replace('skipper', 'farmer'), `corrects ${what}`)).toMatch('different');
    },
  );

  test.each<readonly [name: string, a: string, b: string, note: string, verdict: string]>([
    [
      'the word itself',
      'Skipper Ana Holt, 21, mends a net.',
      'Skipper Ana Holt, 22, mends a net.',
      'corrects age to 22',
      'same: spelling: @21 / @22',
    ],
    [
      'the word that was wrong',
      'Skipper Ana Holt, 21, mends a net.',
      'Skipper Ana Holt, 22, mends a net.',
      'corrects age, not 21',
      'same: spelling: @21 / @22',
    ],
    [
      'another word than it says',
      'Skipper Ana Holt mends a net on the mole.',
      'Skipper Ana Holt mends a net on the pier.',
      'corrects date',
      'different: mole ≠ pier',
    ],
    ['nothing of an addition', `${skipper} Runa.`, skipper, 'corrects byline', 'unsure: only one says: runa'],
    [
      'a scene of three words',
      'A goat rests here.',
      'A goat rests.',
      'adds place',
      'unsure: only one says: here',
    ],
    [
      'three names like three',
      'Runa Kinn Reyes mends a net on an old pier.',
      'Runo Kin Rayes mends a net on an old pier.',
      'corrects name',
      'same: corrected: corrects name',
    ],
    [
      'four names like three',
      'Ana Runa Kinn Reyes mends a net on an old pier.',
      'Runo Kin Rayes mends a net on an old pier.',
      'corrects name',
      'different: ana runa kinn reyes ≠ runo kin rayes',
    ],
    [
      'three names like four',
      'Runo Kin Rayes mends a net on an old pier.',
      'Ana Runa Kinn Reyes mends a net on an old pier.',
      'corrects name',
      'different: runo kin rayes ≠ ana runa kinn reyes',
    ],
  ])('%s', (_name, a, b, note, verdict) => {
    expect(compare(a, b, note)).toBe(verdict);
  });
});
