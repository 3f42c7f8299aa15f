import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPhpValue } from '../../../src/formats/wordpress/read-php-value.ts';

test.each([
  ['a:2:{s:5:"width";i:3000;s:6:"credit";s:8:"Zoë/AP";}', { width: 3000, credit: 'Zoë/AP' }],
  // The encoding was changed behind PHP's back, and its lengths are wrong.
  ['a:2:{s:6:"credit";s:3:"Zoë/AP";s:4:"file";s:5:"a.jpg";}', { credit: 'Zoë/AP', file: 'a.jpg' }],
  ['a:1:{s:10:"image_meta";a:2:{s:3:"iso";b:1;s:1:"x";N;}}', { image_meta: { iso: true, x: null } }],
  ['a:9:{s:6:"credit";s:2:"AP";', { credit: 'AP' }],
  ['s:4:"a";b";', 'a";b'],
  ['d:1.5;', 1.5],
  ['O:8:"stdClass":0:{}', null],
  ['', null],
])('%s', (text, value) => {
  expect(readPhpValue(text)).toEqual(value);
});

test('whatever it is given, it ends', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(?:[aisbdN]:?\d?|[:;{}"]|é){0,60}$/u), (text) => {
      expect(readPhpValue(text)).not.toBeUndefined();
    }),
    { numRuns: 1000 },
  );
  expect(readPhpValue('a:9:{i:0;'.repeat(200_000))).toBeTypeOf('object');
});
