import { expect, test } from 'vitest';
import { flagNames } from '../../dashboard/src/galleries/filter-choices.ts';
import { flags } from '../../src/pipeline/manifest.ts';

test('offers every flag that an item may carry', () => {
  expect(flagNames).toEqual(flags);
});
