import { ExpectedError } from '../errors.ts';
import { asReceived } from '../pipeline/cleaning-settings.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Sources } from './source.ts';

/** Throws `SETTINGS_INVALID` where a source asks for a house style that the rules do not have: all its runs would fail. */
export function refuseUnknownStyles({ list }: Sources, { creditStyles }: Pick<Rules, 'creditStyles'>): void {
  for (const { name, defaults } of list) {
    const style = defaults.creditStyle;
    if (style === undefined || style === null || style === asReceived || creditStyles.has(style)) continue;
    const names = [...creditStyles.keys()].join(', ');
    throw new ExpectedError(
      'SETTINGS_INVALID',
      `the source '${name}' wants the credit style '${style}'; there are ${names}`,
    );
  }
}
