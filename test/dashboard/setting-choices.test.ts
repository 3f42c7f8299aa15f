import { expect, test } from 'vitest';
import { formatNames, settingChoices } from '../../dashboard/src/runs/setting-choices.ts';
import { settingChangesInWords, settingsInWords } from '../../dashboard/src/runs/settings-in-words.ts';
import { formats } from '../../src/formats/formats.ts';
import { asReceived, defaultSettings } from '../../src/pipeline/cleaning-settings.ts';

test('offers every reader but the one that refuses', () => {
  expect(formatNames).toEqual(formats.map(({ name }) => name).filter((name) => name !== 'xml'));
});

test('says how a setting is now, where it is one gallery', () => {
  const names = (now: Parameters<typeof settingChoices>[1]) =>
    settingChoices('creditStyle', now, []).map(({ name }) => name);
  expect(names(null)).toEqual(['as each gallery has it', 'as the house has it']);
  expect(names({ ...defaultSettings, creditStyle: asReceived })[0]).toBe('as it is: as received');
});

test('settings are told in words', () => {
  expect(settingsInWords({})).toBe('settings as they are');
  expect(settingsInWords({ creditStyle: null, datelines: 'cut' })).toBe(
    'credit style as the house has it, datelines cut',
  );
  expect(settingChangesInWords(defaultSettings, { ...defaultSettings, referenceDate: '2026-05-04' })).toBe(
    'sent on found in the gallery → 2026-05-04',
  );
});
