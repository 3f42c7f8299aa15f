import type { Scope } from './scopes.ts';

/** Who may come in, and for how long. */
export interface LoginRules {
  /** Nobody has to log in, whatever tokens there are; only where nobody else can reach it. */
  readonly isOff: boolean;
  /** SHA-256 of the token of `CUTLINE_ADMIN_TOKEN`, hexadecimal; `null`: there is none. */
  readonly adminDigest: string | null;
  /** How long a login at the dashboard lasts. */
  readonly session: { readonly hours: number; readonly idleMinutes: number };
  readonly oidc: OidcRules | null;
}

/** A provider of OpenID Connect that says who somebody is. */
export interface OidcRules {
  /** What the login page calls it. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address of Cutline as browsers know it, without a slash at its end. */
  readonly baseUrl: string;
  /** What the provider is asked to tell: `openid profile email groups`. */
  readonly ask: string;
  /** Which claim names somebody in the records. */
  readonly nameClaim: string;
  /** Which claim says what somebody may do, a word or a list of words. */
  readonly scopesClaim: string;
  /** Whoever logs out here logs out there too. */
  readonly logOutThere: boolean;
  /** The words of that claim, and the scopes that each gives. */
  readonly scopes: ReadonlyMap<string, readonly Scope[]>;
}
