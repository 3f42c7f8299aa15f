import { expect, test } from 'vitest';
import { splitCredit } from '../../../src/pipeline/credits/split-credit.ts';
import { loadRules } from '../../../src/rules.ts';

const rules = loadRules();

/** A credit, and its segments in brackets with what will be printed between them. */
test.each<readonly [credit: string, segments: string]>([
  ['Runa Holt', '[Runa Holt]'],
  ['Runa Holt / Ostrand Courier via AP', '[Runa Holt]/[Ostrand Courier] via [AP]'],
  // Marks at either end divide nothing.
  ['/Runa Holt/AP/', '[Runa Holt]/[AP]'],
  [', Runa Holt', '[Runa Holt]'],
  // Every mark in the form that is printed.
  ['Runa Holt , AP ', '[Runa Holt], [AP]'],
  ['Runa Holt \\ AP', '[Runa Holt]/[AP]'],
  ['Runa Holt • AP', '[Runa Holt]/[AP]'],
  ['Runa Holt · AP', '[Runa Holt]/[AP]'],
  ['Runa Holt # AP', '[Runa Holt]/[AP]'],
  ['Runa Holt | AP', '[Runa Holt] | [AP]'],
  ['Runa Holt -- AP', '[Runa Holt] - [AP]'],
  ['Runa Holt – AP', '[Runa Holt] – [AP]'],
  ['Runa Holt; Ida Brandt', '[Runa Holt]; [Ida Brandt]'],
  ['Runa Holt @runaholt', '[Runa Holt] [@runaholt]'],
  // "via", with marks of its own or without.
  ['via Reuters', ' via [Reuters]'],
  ['Runa Holt, via Getty Images', '[Runa Holt] via [Getty Images]'],
  ['Runa Holt/via AP', '[Runa Holt] via [AP]'],
  ['Runa Holt vía EFE', '[Runa Holt] vía [EFE]'],
  // A comma that belongs to the name.
  ['Runa Holt, Jr./AP', '[Runa Holt, Jr.]/[AP]'],
  ['Runa Holt, III/AP', '[Runa Holt, III]/[AP]'],
  ['Ostrand Sand Co., Inc./AP', '[Ostrand Sand Co., Inc.]/[AP]'],
  ['Ostrand Sand, Inc', '[Ostrand Sand, Inc]'],
  ['Ostrand Sand Co., Ltd./AP', '[Ostrand Sand Co., Ltd.]/[AP]'],
  ['Ostrand Sand, Ltd', '[Ostrand Sand, Ltd]'],
  ['Ostrand Sand, LLC', '[Ostrand Sand, LLC]'],
  ['Ostrand Sand, LLC./AP', '[Ostrand Sand, LLC.]/[AP]'],
  ['Ostrand Bank, N.A./AP', '[Ostrand Bank, N.A.]/[AP]'],
  ['Runa Holt, Ostrand Courier', '[Runa Holt], [Ostrand Courier]'],
  ['Runa Holt, 24 Hours', '[Runa Holt], [24 Hours]'],
  // "on" before a platform.
  ['Runa Holt on Instagram', '[Runa Holt] on [Instagram]'],
  ['Runa Holt on Facebook, Ostrand', '[Runa Holt] on [Facebook], [Ostrand]'],
  ['Runa Holt on Sundays', '[Runa Holt on Sundays]'],
  // Two people stay together, a role and a person do not.
  ['Runa Holt e Ida Brandt', '[Runa Holt e Ida Brandt]'],
  ['Arquivo Pessoal e Runa Holt', '[Arquivo Pessoal] e [Runa Holt]'],
  // A hyphen divides beside a wire, a role or a paper; not in a name.
  ['AP-Runa Holt', '[AP]-[Runa Holt]'],
  ['Runa Holt-Imagn Images', '[Runa Holt]-[Imagn Images]'],
  ['Runa Holt-Pool / AP', '[Runa Holt]-[Pool]/[AP]'],
  ['Runa Holt-Daily Ledger via AP', '[Runa Holt]-[Daily Ledger] via [AP]'],
  ['Lamplight-Daily Ledger', '[Lamplight-Daily Ledger]'],
  ['Castell Museum-Daily Ledger', '[Castell Museum-Daily Ledger]'],
  ['Runa Kinn-Rey Holt', '[Runa Kinn-Rey Holt]'],
  ['EPA-EFE/Runa Holt', '[EPA-EFE]/[Runa Holt]'],
  ['Kinn-Rey/AP', '[Kinn-Rey]/[AP]'],
  ['Claire DUBOIS-LEROUX', '[Claire DUBOIS-LEROUX]'],
  ['Claire DUBOIS-Daily Ledger', '[Claire DUBOIS]-[Daily Ledger]'],
  ['Claire Dubois-DAILY LEDGER', '[Claire Dubois]-[DAILY LEDGER]'],
  // A colon behind a short label; not behind a clause, a time or a date.
  ['Photos: Runa Holt', '[Photos]: [Runa Holt]'],
  ['Photos by our readers: Runa Holt', '[Photos by our readers]: [Runa Holt]'],
  ['Photos 2: Runa Holt', '[Photos 2]: [Runa Holt]'],
  ['From left to right here: Runa Holt', '[From left to right here: Runa Holt]'],
  ['May 12: Runa Holt', '[May 12: Runa Holt]'],
  ['Seen here. Below: Runa Holt', '[Seen here. Below: Runa Holt]'],
  [': Runa Holt', '[: Runa Holt]'],
  // Two short capitals may be one name.
  ['AC/DC/AP', '[AC/DC]/[AP]'],
  ['Runa Holt/AC/DC', '[Runa Holt]/[AC/DC]'],
  ['AC / DC', '[AC]/[DC]'],
  ['AC/DCM', '[AC]/[DCM]'],
  ['TAC/DC', '[TAC]/[DC]'],
])('%s', (credit, segments) => {
  const found = splitCredit(credit, rules);
  expect(found.map(({ separator, text }) => `${separator}[${text}]`).join('')).toBe(segments);
});
