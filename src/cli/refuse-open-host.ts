import { ExpectedError } from '../errors.ts';
import { isLoopbackHost } from '../login/is-loopback-host.ts';
import { isLoginNeeded } from '../server/authentication/authentication.ts';
import type { Settings } from '../settings.ts';
import type { Database } from '../storage/database.ts';

/** Refuses to listen where others can reach it while nobody has to log in; a worker tells only how it does. */
export async function refuseOpenHost(database: Database, { host, role, login }: Settings): Promise<void> {
  if (role === 'worker' || isLoopbackHost(host) || (await isLoginNeeded(database, login))) return;
  const remedy = login.isOff
    ? 'do not set CUTLINE_LOGIN=off'
    : 'make a token (cutline token create NAME --scopes admin), set CUTLINE_ADMIN_TOKEN, or configure login.oidc';
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `other machines reach ${host}, and nobody would have to log in: ${remedy}; or listen on 127.0.0.1. docs/security.md tells more`,
  );
}
