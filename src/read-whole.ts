import { z } from 'zod';
import { ExpectedError } from './errors.ts';

/** A whole number of the environment, or the usual one; `SETTINGS_INVALID` names the variable and its bounds. */
export function readWhole(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  usual: number,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const word = env[name]?.trim() ?? '';
  if (word === '') return usual;
  const given = z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .safeParse(word);
  if (given.success) return given.data;
  throw new ExpectedError('SETTINGS_INVALID', `${name}: must be a whole number from ${least} to ${most}`);
}
