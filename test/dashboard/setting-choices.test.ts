import { expect, test } from 'vitest';
import { creditStyleNames, formatNames } from '../../dashboard/src/runs/setting-choices.ts';
import { formats } from '../../src/formats/formats.ts';
import { loadRules } from '../../src/rules.ts';

test('offers every house style, and every reader but the one that refuses', () => {
  expect(creditStyleNames).toEqual([...loadRules().creditStyles.keys()]);
  expect(formatNames).toEqual(formats.map(({ name }) => name).filter((name) => name !== 'xml'));
});
