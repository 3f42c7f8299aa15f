import { expect, test } from 'vitest';
import { flagNames } from '../../dashboard/src/galleries/filter-choices.ts';
import { formatChoices } from '../../dashboard/src/gallery/format-choices.ts';
import { writtenFormats } from '../../src/formats/written-formats.ts';
import { flags } from '../../src/pipeline/manifest.ts';

test('offers every flag that an item may carry', () => {
  expect(flagNames).toEqual(flags);
});

test('offers every format that the server writes, under its own name and extension', () => {
  const told = formatChoices.map(({ id, extension }) => ({ name: id, extension }));
  expect(told).toEqual(writtenFormats.map(({ name, extension }) => ({ name, extension })));
});
