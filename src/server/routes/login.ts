import type { FastifyReply } from 'fastify';
import { loggedOutSchema, loginSchema, type Session, sessionSchema } from '../../client/login-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { digestOf } from '../../login/secrets.ts';
import { closeSession, openSession, type ProviderLogin } from '../../storage/sessions.ts';
import type { Authentication, Identity } from '../authentication/authentication.ts';
import { readCookie, sendCookie, sessionCookie } from '../authentication/cookies.ts';
import { identify, readCredentials } from '../authentication/guard-routes.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { openProvider, type Provider, type ProvenLogin } from '../authentication/open-provider.ts';
import { providerRoutes } from './login-provider.ts';

/** Who is logged in; logging in with a token or at a provider, and logging out. */
export function loginRoutes(
  routes: TypedServer,
  resources: ServerResources,
  authentication: Authentication,
): void {
  const { oidc } = resources.settings.login;
  const tools: LoginTools = {
    authentication,
    describe: async (who) => ({
      isNeeded: await authentication.isOn(),
      who: who && { name: who.name, scopes: [...who.scopes] },
      provider: oidc?.label ?? null,
    }),
    enter: async (reply, identity, idToken) => {
      const { session } = resources.settings.login;
      const secret = await openSession(resources.database, identity, session, idToken ?? null);
      sendCookie(reply, sessionCookie, secret, session.hours * 3600);
    },
  };
  sessionRoute(routes, tools);
  logInRoute(routes, tools);
  const provider = oidc === null ? null : openProvider(oidc);
  const leave = oidc?.logOutThere === true ? (provider?.leave ?? nowhere) : nowhere;
  logOutRoute(routes, resources, tools, leave);
  if (provider === null) return;
  const enter = (reply: FastifyReply, { identity, idToken }: ProvenLogin) =>
    tools.enter(reply, identity, idToken);
  providerRoutes(routes, { provider, log: resources.log, enter, loginTries });
}

interface LoginTools {
  readonly authentication: Authentication;
  readonly describe: (who: Identity | null) => Promise<Session>;
  readonly enter: (reply: FastifyReply, identity: Identity, idToken?: string) => Promise<void>;
}

function sessionRoute(routes: TypedServer, { authentication, describe }: LoginTools): void {
  const schema = { summary: 'Who is logged in, and how one logs in', response: { 200: sessionSchema } };
  routes.get('/api/session', { schema }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    return describe(await identify(authentication, readCredentials(request)));
  });
}

function logInRoute(routes: TypedServer, { authentication, describe, enter }: LoginTools): void {
  const schema = {
    summary: 'Log in with a token; the answer has the browser keep a session',
    body: loginSchema,
    response: { 200: sessionSchema },
  };
  routes.post('/api/login', { schema, config: loginTries }, async (request, reply) => {
    const identity = await authentication.findByToken(request.body.token);
    if (identity === null)
      throw new ExpectedError('LOGIN_NEEDED', 'the token is unknown, revoked or past its time');
    await enter(reply, identity);
    return describe(identity);
  });
}

function logOutRoute(
  routes: TypedServer,
  { database, settings, log }: ServerResources,
  { describe }: LoginTools,
  leave: Provider['leave'],
): void {
  const schema = { summary: 'Log out', response: { 200: loggedOutSchema } };
  const leaveProvider = async (login: ProviderLogin | null) => {
    // One that was opened by another provider, before the configuration changed, is not ended at this one.
    if (login === null || login.issuer !== settings.login.oidc?.issuer) return null;
    return leave(login.idToken).catch((error: unknown) => {
      log.warn({ err: error }, 'somebody logged out here, but not at the provider');
      return null;
    });
  };
  routes.post('/api/logout', { schema }, async (request, reply) => {
    const secret = readCookie(request, sessionCookie);
    const login = secret === null ? null : await closeSession(database, digestOf(secret));
    sendCookie(reply, sessionCookie, null, 0);
    void reply.header('cache-control', 'no-store');
    return { ...(await describe(null)), leaveAt: (await leaveProvider(login))?.href ?? null };
  });
}

const nowhere: Provider['leave'] = async () => null;

/** How often one address may try to log in. Behind a proxy all come from one: a desk logs in once a day, not all at once. */
const loginTries = { rateLimit: { max: 30, timeWindow: 60_000 } };
