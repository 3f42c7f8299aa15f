import type { FastifyReply } from 'fastify';
import { loginSchema, type Session, sessionSchema } from '../../client/login-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { digestOf } from '../../login/secrets.ts';
import { closeSession, openSession } from '../../storage/sessions.ts';
import type { Authentication, Identity } from '../authentication/authentication.ts';
import { readCookie, sendCookie, sessionCookie } from '../authentication/cookies.ts';
import { identify, readCredentials } from '../authentication/guard-routes.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
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
    enter: async (reply, identity) => {
      const { session } = resources.settings.login;
      const secret = await openSession(resources.database, identity, session);
      sendCookie(reply, sessionCookie, secret, session.hours * 3600);
    },
  };
  sessionRoute(routes, tools);
  logInRoute(routes, tools);
  logOutRoute(routes, tools, resources);
  if (oidc !== null) providerRoutes(routes, { oidc, log: resources.log, enter: tools.enter, loginTries });
}

interface LoginTools {
  readonly authentication: Authentication;
  readonly describe: (who: Identity | null) => Promise<Session>;
  readonly enter: (reply: FastifyReply, identity: Identity) => Promise<void>;
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

function logOutRoute(routes: TypedServer, { describe }: LoginTools, { database }: ServerResources): void {
  const schema = { summary: 'Log out', response: { 200: sessionSchema } };
  routes.post('/api/logout', { schema }, async (request, reply) => {
    const secret = readCookie(request, sessionCookie);
    if (secret !== null) await closeSession(database, digestOf(secret));
    sendCookie(reply, sessionCookie, null, 0);
    return describe(null);
  });
}

/** How often one address may try to log in. Behind a proxy all come from one: a desk logs in once a day, not all at once. */
const loginTries = { rateLimit: { max: 30, timeWindow: 60_000 } };
