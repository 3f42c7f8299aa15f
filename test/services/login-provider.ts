import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface LoginProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly close: () => Promise<void>;
}

const clientId = 'cutline';
const clientSecret = 'a-secret-between-desk-and-provider';
const ask = 'openid email groups';

/**
 * A provider of OpenID Connect on a free port. It lets in whoever says any name and password; ada is of the photo desk, others are
 * guests. What it tells of them, it tells when it is asked for it, as most do.
 */
export async function startLoginProvider(baseUrl: string): Promise<LoginProvider> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // By another name than Cutline's: to a browser it is another site.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${baseUrl}/api/login/oidc/callback`],
        post_logout_redirect_uris: [`${baseUrl}/`],
      },
    ],
    claims: { openid: ['sub'], email: ['email'], groups: ['groups'] },
    scopes: ask.split(' '),
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id}@desk.example`,
        groups: [id === 'ada' ? 'photo-desk' : 'guests'],
      }),
    }),
    // Nobody is asked whether Cutline may know.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      const grant = new oidc.provider.Grant({ clientId, ...(accountId !== undefined && { accountId }) });
      grant.addOIDCScope(ask);
      await grant.save();
      return grant;
    },
    // Named, or it says at each that it should be.
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['of this provider alone'] },
    features: { devInteractions: { enabled: true } },
  });
  server.on('request', (request, response) => void provider.callback()(request, response));
  return {
    issuer,
    clientId,
    clientSecret,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What Cutline's configuration says of it. */
export function configureProvider({ issuer }: LoginProvider, baseUrl: string) {
  return {
    oidc: {
      issuer,
      clientId,
      clientSecretEnv: 'OIDC_SECRET',
      baseUrl,
      label: 'the newsroom',
      ask,
      scopes: { 'photo-desk': ['admin'] },
    },
  };
}
