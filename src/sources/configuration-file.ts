import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ExpectedError } from '../errors.ts';

/** The file that says from where galleries come and where manifests go, as parsed; `SETTINGS_INVALID` where it is not JSON. */
export function readConfigurationFile(path: string): unknown {
  return parse(path, readText(path));
}

/** What is wrong in the file, and where: `place` is a JSON pointer. */
export function misconfigured(path: string, place: string, why: string): ExpectedError {
  return new ExpectedError('SETTINGS_INVALID', `${path} ${place === '' ? '/' : place}: ${why}`);
}

/** Where the first thing is that is wrong, and why: one line is read, ten are not. */
export function placeOf(error: z.ZodError): readonly [place: string, why: string] {
  const [issue] = error.issues;
  if (issue === undefined) return ['', error.message];
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return [pointer([...issue.path, key]), 'there is no such setting'];
  }
  return [pointer(issue.path), issue.message];
}

/** The value of an environment variable that the file names at `place`. */
export function readSecret(
  path: string,
  variable: string,
  place: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const value = env[variable];
  if (value !== undefined && value.trim() !== '') return value.trim();
  throw misconfigured(path, place, `the environment has no ${variable}`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('SETTINGS_INVALID', `${path} cannot be read: ${why}`, { cause });
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('SETTINGS_INVALID', `${path} is not JSON: ${why}`, { cause });
  }
}

/** `['sources', 0, 'a/b']` → `/sources/0/a~1b` */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
