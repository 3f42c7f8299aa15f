import type { FastifyContextConfig, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type ErrorCode, ExpectedError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { attemptCookie, readCookie, sendCookie } from '../authentication/cookies.ts';
import {
  callbackPath,
  type LoginAttempt,
  loginAttemptSchema,
  type Provider,
  type ProvenLogin,
} from '../authentication/open-provider.ts';
import type { TypedServer } from '../build-server.ts';

interface ProviderTools {
  readonly provider: Provider;
  readonly log: Log;
  /** Opens a session and has the browser keep its cookie. */
  readonly enter: (reply: FastifyReply, login: ProvenLogin) => Promise<void>;
  readonly loginTries: FastifyContextConfig;
}

/** `GET /api/login/oidc` sends a browser to the provider; `…/callback` is where it comes back. A page opens both: they redirect. */
export function providerRoutes(
  routes: TypedServer,
  { provider, log, enter, loginTries }: ProviderTools,
): void {
  const fail = (reply: FastifyReply, error: unknown) => {
    const reason = error instanceof ExpectedError ? reasons[error.code] : undefined;
    if (reason === undefined) throw error;
    log.warn({ err: error }, 'somebody could not log in');
    return reply.redirect(`/?login=${reason}`, 303);
  };
  const querystring = z.object({ to: loginAttemptSchema.shape.returnTo.catch('/').default('/') });
  routes.get(
    '/api/login/oidc',
    { schema: { hide: true, querystring }, config: loginTries },
    async (request, reply) => {
      try {
        const { address, attempt } = await provider.begin(request.query.to);
        sendCookie(reply, attemptCookie, writeAttempt(attempt), attemptSeconds);
        return await reply.redirect(address.href, 303);
      } catch (error) {
        return fail(reply, error);
      }
    },
  );
  routes.get(callbackPath, { schema: { hide: true }, config: loginTries }, async (request, reply) => {
    // An attempt is used once, whatever comes of it.
    sendCookie(reply, attemptCookie, null, 0);
    try {
      const attempt = readAttempt(request);
      await enter(reply, await provider.finish(request.url.split('?')[1] ?? '', attempt));
      return await reply.redirect(attempt.returnTo, 303);
    } catch (error) {
      return fail(reply, error);
    }
  });
}

/** As the login page is told of them. */
const reasons: { readonly [Code in ErrorCode]?: string } = {
  LOGIN_NEEDED: 'refused',
  NOT_ALLOWED: 'not-allowed',
  SERVICE_UNREACHABLE: 'away',
};

/** How long somebody may take at the provider. */
const attemptSeconds = 600;

function writeAttempt(attempt: LoginAttempt): string {
  return Buffer.from(JSON.stringify(attempt)).toString('base64url');
}

function readAttempt(request: FastifyRequest): LoginAttempt {
  const kept = readCookie(request, attemptCookie);
  try {
    return loginAttemptSchema.parse(JSON.parse(Buffer.from(kept ?? '', 'base64url').toString()));
  } catch (cause) {
    throw new ExpectedError('LOGIN_NEEDED', 'this browser did not begin to log in, or long ago', { cause });
  }
}
