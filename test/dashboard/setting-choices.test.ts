import { expect, test } from 'vitest';
import { creditStyleNames, formatNames } from '../../dashboard/src/runs/setting-choices.ts';
import { formats } from '../../src/formats/formats.ts';
import { asReceived } from '../../src/pipeline/cleaning-settings.ts';
import { loadRules } from '../../src/rules.ts';

test('offers every style, and every reader but the one that refuses', () => {
  expect(creditStyleNames).toEqual([...loadRules().creditStyles.keys(), asReceived]);
  expect(formatNames).toEqual(formats.map(({ name }) => name).filter((name) => name !== 'xml'));
});
