import { z } from 'zod';
import { ExpectedError } from '../errors.ts';
import { misconfigured, placeOf, readSecret } from '../sources/configuration-file.ts';
import { type LoginInFile, loginInFile } from './login-in-file.ts';
import type { LoginRules, OidcRules } from './login-rules.ts';
import { digestOf } from './secrets.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment alone says of logging in: `CUTLINE_ADMIN_TOKEN` and `CUTLINE_LOGIN`. */
export function readLogin(env: Environment): LoginRules {
  return { ...readEnvironment(env), session: loginInFile.parse({}).session, oidc: null };
}

/**
 * What a configuration, as it was parsed from the file at `path`, says under `login`, and the environment; `env` holds its secrets.
 * `SETTINGS_INVALID` says the file, the place in it (a JSON pointer) and why.
 */
export function readConfiguredLogin(config: unknown, path: string, env: Environment): LoginRules {
  const read = z.looseObject({ login: loginInFile }).safeParse(config);
  if (!read.success) throw misconfigured(path, ...placeOf(read.error));
  const { session, oidc } = read.data.login;
  return { ...readEnvironment(env), session, oidc: oidc === undefined ? null : toOidc(oidc, path, env) };
}

function toOidc(
  { clientSecretEnv, scopes, ...oidc }: NonNullable<LoginInFile['oidc']>,
  path: string,
  env: Environment,
): OidcRules {
  return {
    ...oidc,
    clientSecret: readSecret(path, clientSecretEnv, '/login/oidc/clientSecretEnv', env),
    scopes: new Map(Object.entries(scopes)),
  };
}

function readEnvironment(env: Environment): Pick<LoginRules, 'isOff' | 'adminDigest'> {
  const login = env['CUTLINE_LOGIN']?.trim() ?? '';
  if (login !== '' && login !== 'off')
    throw new ExpectedError('SETTINGS_INVALID', `CUTLINE_LOGIN: must be off, or not be set`);
  const token = env['CUTLINE_ADMIN_TOKEN']?.trim() ?? '';
  if (token !== '' && token.length < shortestToken)
    throw new ExpectedError(
      'SETTINGS_INVALID',
      `CUTLINE_ADMIN_TOKEN: must have ${shortestToken} characters at least, as openssl rand -hex 32 makes them`,
    );
  return { isOff: login === 'off', adminDigest: token === '' ? null : digestOf(token) };
}

/** A token that somebody thought of could be guessed. */
const shortestToken = 32;
