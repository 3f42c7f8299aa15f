import type { FastifyInstance } from 'fastify';

/**
 * Puts the name that somebody proved in the place of the one they claim, wherever a request has a place for it: the records say
 * who did what, not who somebody said they were. Nothing, while nobody has to log in.
 */
export function nameAsker(server: FastifyInstance): void {
  server.addHook('preHandler', async ({ identity, method, body, query }) => {
    if (identity === null || method === 'GET' || method === 'HEAD') return;
    for (const part of [body, query]) {
      if (typeof part !== 'object' || part === null) continue;
      for (const place of places)
        if (Object.hasOwn(part, place)) Object.assign(part, { [place]: identity.name });
    }
  });
}

/** As the schemas of requests call it; each gives it a value where a request does not. */
const places = ['requestedBy', 'who'] as const;
