import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ExpectedError } from '../../errors.ts';
import type { RequestLimits } from '../../read-request-limits.ts';
import type { Identity } from './authentication.ts';

/** Counts a request of somebody, or of the address of one who is not known; `TOO_MANY_TRIES` when it is one too many. */
export type CountRequest = (
  request: FastifyRequest,
  reply: FastifyReply,
  identity: Identity | null,
) => Promise<void>;

/** Routes may then have a `rateLimit` of their own beside the one that all share. Each process counts for itself. */
export async function countRequests(
  server: FastifyInstance,
  { perMinute }: Pick<RequestLimits, 'perMinute'>,
): Promise<CountRequest> {
  await server.register(rateLimit, {
    global: false,
    cache: mostCounted,
    errorResponseBuilder: (_request, { after }) => tooMany('there were too many tries', after),
  });
  const keys = new WeakMap<FastifyRequest, string>();
  const count = server.createRateLimit({
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => keys.get(request) ?? addressOf(request),
  });
  return async (request, reply, identity) => {
    if (identity !== null) keys.set(request, nameOf(identity));
    const found = await count(request);
    if (found.isAllowed || !found.isExceeded) return;
    void reply.header('retry-after', found.ttlInSeconds);
    throw tooMany(`there were more than ${perMinute} requests in a minute`, `${found.ttlInSeconds} seconds`);
  };
}

/** Of how many it is known how much they asked; beyond, the oldest is forgotten. */
const mostCounted = 5000;

function nameOf({ wayIn }: Identity): string {
  return wayIn.tokenId === null ? `login ${wayIn.issuer} ${wayIn.subject}` : `token ${wayIn.tokenId}`;
}

/** Who has a network of IPv6 has more addresses than can be counted: its first 64 bits count. */
function addressOf({ ip }: FastifyRequest): string {
  return `address ${normalizeIP(ip)}`;
}

function tooMany(what: string, after: string): ExpectedError {
  return new ExpectedError('TOO_MANY_TRIES', `${what}: try again in ${after}`);
}
