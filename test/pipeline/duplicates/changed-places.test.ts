import { expect, test } from 'vitest';
import { changedPlaces } from '../../../src/pipeline/duplicates/changed-places.ts';

/** Two scenes in standard words, and which two words changed places, if any did. */
type Case = readonly [name: string, a: string, b: string, changed: string | null];

test.each<Case>([
  ['who beats whom', 'the otters beat the gulls', 'the gulls beat the otters', 'otters gulls'],
  ['who moves with whom', 'otters beat gulls on ice', 'gulls on ice beat otters', 'otters gulls'],
  ['only moved', 'goat rests in ostrand', 'in ostrand goat rests', null],
  ['nothing between in one', 'runa holt waves', 'holt runa waves', null],
  ['other words between', 'runa greets holt', 'holt thanks runa', null],
  ['a word that one does without', 'holt greets bo', 'runa greets holt', null],
  ['a day may lead or end', 'w1 m6 4 ostrand goat rests', 'goat rests ostrand w1 m6 4', null],
  ['a number on a shirt', '@7 ostrand keeper rests', 'keeper rests ostrand @7', null],
  ['where one stands', '@left ostrand keeper rests', 'keeper rests ostrand @left', null],
  ['a title behind its name', 'ostrand mayor holt waves', 'holt mayor of ostrand waves', null],
  [
    'a place behind its article',
    'at the harbor near ostrand goat rests',
    'goat rests near ostrand at the harbor',
    null,
  ],
  ['a place outside', 'outside almer in ostrand goat rests', 'goat rests in ostrand outside almer', null],
  [
    'a place in one, a team in the other',
    'ostrand beats almer',
    'almer beats guests in ostrand',
    'ostrand almer',
  ],
  [
    'sides',
    'pell on the left greets finch on the right',
    'pell on the right greets finch on the left',
    'left right',
  ],
  [
    'sides told in another order',
    'on the left pell waves on the right finch sits',
    'on the right finch sits on the left pell waves',
    null,
  ],
  [
    'layers',
    'goat in the foreground watches dog in the background',
    'goat in the background watches dog in the foreground',
    'foreground background',
  ],
  [
    'floors',
    'goat at the top watches dog at the bottom',
    'goat at the bottom watches dog at the top',
    'top bottom',
  ],
  ['people beside a place', 'in ostrand runa greets bo', 'bo greets in ostrand runa', 'runa bo'],
  [
    'a word that stands twice turns nothing round',
    'holt greets ostrand fans at the ostrand fair',
    'at the ostrand fair holt greets ostrand fans',
    null,
  ],
])('%s: %s', (_name, a, b, changed) => {
  const found = changedPlaces(a.split(' '), b.split(' '));
  expect(found === null ? null : `${found.first} ${found.second}`).toBe(changed);
});
