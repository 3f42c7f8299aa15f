import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ExpectedError } from '../../errors.ts';
import { allows } from '../../login/scopes.ts';
import type { Settings } from '../../settings.ts';
import { findSource, type Sources } from '../../sources/source.ts';
import { answerProblem } from '../problems.ts';
import type { Authentication, Identity } from './authentication.ts';
import { readCookie, sessionCookie } from './cookies.ts';
import { type CountRequest, countRequests } from './count-requests.ts';
import { refuseElsewhere, refuseOtherNames } from './refuse-elsewhere.ts';
import { isProbe, scopeOfRoute } from './route-scopes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; `null`: nobody said, or nobody has to. */
    identity: Identity | null;
  }
}

/**
 * Stands before every route that is registered afterwards, those of plugins too: who may not do what a route needs does not
 * reach it, and a route of which nobody settled what it needs stops the start.
 */
export async function guardRoutes(
  server: FastifyInstance,
  authentication: Authentication,
  { sources, requestLimits }: Pick<Settings, 'sources' | 'requestLimits'>,
): Promise<void> {
  const count = await countRequests(server, requestLimits);
  server.decorateRequest('identity', null);
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      if (scopeOfRoute(each, url) === null)
        throw new Error(`nobody settled who may ${each} ${url}: route-scopes.ts`);
    }
  });
  const tools: GuardTools = {
    authentication,
    sources,
    count,
    isAlwaysCounted: requestLimits.isAlwaysCounted,
  };
  server.addHook('onRequest', async (request, reply) => {
    try {
      await admit(request, reply, tools);
    } catch (error) {
      // Not thrown: a plugin with an error handler of its own would answer something else.
      answerProblem(error as FastifyError, request, reply);
      return reply;
    }
  });
}

interface GuardTools {
  readonly authentication: Authentication;
  readonly sources: Sources;
  readonly count: CountRequest;
  readonly isAlwaysCounted: boolean;
}

/** Finds out who asks, where that is asked for; a problem where they may not do what the route needs, or asked too often. */
async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  { authentication, sources, count, isAlwaysCounted }: GuardTools,
): Promise<void> {
  const { url } = request.routeOptions;
  // A path that nothing answers gives nothing away.
  const needed = url === undefined ? 'open' : scopeOfRoute(request.method, url);
  const credentials = readCredentials(request);
  if (credentials.token === null) refuseElsewhere(request, credentials.session !== null);
  if (needed === 'open') return isProbe(url) ? undefined : count(request, reply, null);
  if (!(await authentication.isOn())) {
    if (isAlwaysCounted) await count(request, reply, null);
    return refuseOtherNames(request);
  }
  const identity = await identify(authentication, credentials);
  request.identity = identity;
  await count(request, reply, identity);
  if (identity === null && !isSigned(request, sources)) throw askForLogin(reply, credentials);
  if (identity === null || (needed !== null && allows(identity.scopes, needed))) return;
  throw new ExpectedError('NOT_ALLOWED', `${identity.name} may not do this: it needs the scope ${needed}`);
}

/** What a request shows of itself. */
export interface Credentials {
  readonly token: string | null;
  readonly session: string | null;
}

/** A token speaks for a program, whatever cookies come with it. */
export function readCredentials(request: FastifyRequest): Credentials {
  const token = /^Bearer +(\S{1,500})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
  return { token, session: token === null ? readCookie(request, sessionCookie) : null };
}

/** Who asks, or `null`; for routes that are open to all, and answer otherwise to who is known. */
export async function identify(
  authentication: Authentication,
  { token, session }: Credentials,
): Promise<Identity | null> {
  if (token !== null) return authentication.findByToken(token);
  return session === null ? null : authentication.findBySession(session);
}

/** A source that signs says with its signature who it is; intake checks that, and takes nothing of it unsigned. */
function isSigned({ method, routeOptions, query }: FastifyRequest, sources: Sources): boolean {
  if (method !== 'POST' || routeOptions.url !== '/api/galleries') return false;
  const { source } = query as { readonly source?: unknown };
  return typeof source === 'string' && findSource(sources, source.trim())?.hmac != null;
}

function askForLogin(reply: FastifyReply, { token, session }: Credentials): ExpectedError {
  void reply.header('www-authenticate', 'Bearer realm="cutline"');
  if (token !== null)
    return new ExpectedError('LOGIN_NEEDED', 'the token is unknown, revoked or past its time');
  return new ExpectedError(
    'LOGIN_NEEDED',
    session === null
      ? 'a token (Authorization: Bearer …, for the command line CUTLINE_TOKEN) or a login is needed'
      : 'the login has ended: log in again',
  );
}
