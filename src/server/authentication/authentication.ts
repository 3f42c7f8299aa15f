import type { OidcRules } from '../../login/login-rules.ts';
import { type Scope, scopes } from '../../login/scopes.ts';
import { digestOf, equalDigests } from '../../login/secrets.ts';
import type { Settings } from '../../settings.ts';
import type { Database } from '../../storage/database.ts';
import { findSession, type WayIn } from '../../storage/sessions.ts';
import { findToken, hasTokens } from '../../storage/tokens.ts';

/** Who asks, as they proved it. */
export interface Identity {
  /** What the records call them. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly wayIn: WayIn;
}

/** Who is who, from the records and the settings. */
export interface Authentication {
  /** Whether who asks has to say who they are. */
  readonly isOn: () => Promise<boolean>;
  readonly findByToken: (secret: string) => Promise<Identity | null>;
  /** By what a session's cookie holds. */
  readonly findBySession: (secret: string) => Promise<Identity | null>;
}

export function openAuthentication(database: Database, { login }: Pick<Settings, 'login'>): Authentication {
  const isOn = rememberOn(() => isLoginNeeded(database, login));
  return {
    isOn,
    findByToken: async (secret) => {
      const digest = digestOf(secret);
      if (login.adminDigest !== null && equalDigests(digest, login.adminDigest))
        return { name: 'admin', scopes, wayIn: { tokenId: null, issuer: ofEnvironment, subject: digest } };
      const token = await findToken(database, digest);
      return token && { name: token.name, scopes: token.scopes, wayIn: { tokenId: token.id } };
    },
    findBySession: async (secret) => {
      const session = await findSession(database, digestOf(secret), login.session);
      return session !== null && isKnownStill(session.wayIn, login) ? session : null;
    },
  };
}

/**
 * Whether a login is needed: a provider is configured, the environment has a token, or one was ever made; and nobody turned it
 * off.
 */
export async function isLoginNeeded(database: Database, login: Settings['login']): Promise<boolean> {
  if (login.isOff) return false;
  return login.oidc !== null || login.adminDigest !== null || hasTokens(database);
}

const ofEnvironment = 'environment';

/** A session ends with the token of the environment, or the provider, that it was opened with. */
function isKnownStill(
  wayIn: WayIn,
  { adminDigest, oidc }: { readonly adminDigest: string | null; readonly oidc: OidcRules | null },
): boolean {
  if (wayIn.tokenId !== null) return true;
  if (wayIn.issuer === ofEnvironment) return adminDigest !== null && equalDigests(wayIn.subject, adminDigest);
  return wayIn.issuer === oidc?.issuer;
}

/** A first token may be made by another process while this one runs. Once on, it stays on. */
const lookAgainMs = 1000;

function rememberOn(look: () => Promise<boolean>): () => Promise<boolean> {
  let isOn = false;
  let lookedMs = -lookAgainMs;
  return async () => {
    if (isOn || performance.now() - lookedMs < lookAgainMs) return isOn;
    isOn = await look();
    lookedMs = performance.now();
    return isOn;
  };
}
