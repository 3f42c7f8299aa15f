import type * as Client from 'openid-client';
import { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import type { OidcRules } from '../../login/login-rules.ts';
import { type Scope, scopes } from '../../login/scopes.ts';
import type { Identity } from './authentication.ts';

/** A provider of OpenID Connect, asked by the authorization code flow with PKCE. */
export interface Provider {
  /** Where a browser is sent, and what has to be known when it comes back. */
  readonly begin: (returnTo: string) => Promise<{ readonly address: URL; readonly attempt: LoginAttempt }>;
  /** Who came back, from the query of the address at which they did; `LOGIN_NEEDED` or `NOT_ALLOWED` say why nobody did. */
  readonly finish: (query: string, attempt: LoginAttempt) => Promise<ProvenLogin>;
  /** Where a browser logs out at the provider, which then sends it back to us; `null`: it cannot be done there. */
  readonly leave: (idToken: string) => Promise<URL | null>;
}

/** Who came back, and what the provider said of them, as it said it. */
export interface ProvenLogin {
  readonly identity: Identity;
  readonly idToken: string;
}

/** What a browser keeps while it is at the provider. */
export type LoginAttempt = z.infer<typeof loginAttemptSchema>;
export const loginAttemptSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page to show then, a path of ours. */
  returnTo: z.string().regex(/^\/(?![/\\])/),
});

/** Knows a provider once it was asked for the first time: one that is away then does not keep Cutline from starting. */
export function openProvider(rules: OidcRules): Provider {
  const callback = `${rules.baseUrl}${callbackPath}`;
  let known: Promise<Client.Configuration> | null = null;
  const discover = () => {
    known ??= discoverProvider(rules).catch((cause: unknown) => {
      known = null;
      throw new ExpectedError('SERVICE_UNREACHABLE', `${rules.label} cannot be reached`, { cause });
    });
    return known;
  };
  return {
    begin: async (returnTo) => {
      const [client, configuration] = await Promise.all([import('openid-client'), discover()]);
      const state = client.randomState();
      const nonce = client.randomNonce();
      const verifier = client.randomPKCECodeVerifier();
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: rules.ask,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address, attempt: { state, nonce, verifier, returnTo } };
    },
    finish: async (query, attempt) => {
      const [client, configuration] = await Promise.all([import('openid-client'), discover()]);
      const address = new URL(`${callback}?${query}`);
      const { claims, idToken } = await readClaims(client, configuration, address, attempt);
      return { identity: toIdentity(claims, rules), idToken };
    },
    leave: async (idToken) => leaveAddress(await discover(), rules, idToken),
  };
}

/** Where one logs out at a provider that can do that. */
async function leaveAddress(
  configuration: Client.Configuration,
  { baseUrl }: OidcRules,
  idToken: string,
): Promise<URL | null> {
  const { buildEndSessionUrl } = await import('openid-client');
  if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
  const wanted = { id_token_hint: idToken, post_logout_redirect_uri: `${baseUrl}/` };
  return buildEndSessionUrl(configuration, wanted);
}

export const callbackPath = '/api/login/oidc/callback';

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** A provider that does not answer keeps nobody waiting for longer. */
const providerSeconds = 10;

async function discoverProvider({
  issuer,
  clientId,
  clientSecret,
}: OidcRules): Promise<Client.Configuration> {
  const { discovery, allowInsecureRequests } = await import('openid-client');
  const address = new URL(issuer);
  // The settings allow http on this machine alone.
  const execute = address.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(address, clientId, clientSecret, undefined, { execute, timeout: providerSeconds });
}

async function readClaims(
  client: typeof Client,
  configuration: Client.Configuration,
  address: URL,
  { state, nonce, verifier }: LoginAttempt,
): Promise<{ readonly claims: Claims; readonly idToken: string }> {
  try {
    const answer = await client.authorizationCodeGrant(configuration, address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = answer.claims();
    const idToken = answer.id_token;
    if (claims === undefined || idToken === undefined) throw new Error('the provider sent no ID token');
    // Many providers tell groups and names only when they are asked for them.
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return { claims, idToken };
    const told = await client.fetchUserInfo(configuration, answer.access_token, claims.sub);
    return { claims: { ...told, ...claims }, idToken };
  } catch (cause) {
    throw new ExpectedError('LOGIN_NEEDED', 'the provider let nobody in', { cause });
  }
}

function toIdentity(claims: Claims, rules: OidcRules): Identity {
  const words = [claims[rules.scopesClaim] ?? []].flat();
  const given = new Set<Scope>(
    words.flatMap((word) => (typeof word === 'string' ? (rules.scopes.get(word) ?? []) : [])),
  );
  if (given.size === 0)
    throw new ExpectedError('NOT_ALLOWED', `nothing is allowed to ${claims.sub}: see login.oidc.scopes`);
  const name = claims[rules.nameClaim];
  return {
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : claims.sub,
    scopes: scopes.filter((scope) => given.has(scope)),
    wayIn: { tokenId: null, issuer: rules.issuer, subject: claims.sub },
  };
}
