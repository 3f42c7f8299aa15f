import { z } from 'zod';
import {
  createdTokenSchema,
  createTokenSchema,
  revokedTokenSchema,
  revokeTokenSchema,
  type Token,
  tokenListSchema,
} from '../../client/login-schemas.ts';
import { createToken, listTokens, revokeToken, type TokenRecord } from '../../storage/tokens.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `/api/tokens`: what programs show to be let in: making, listing, revoking. */
export function tokenRoutes(routes: TypedServer, { database }: ServerResources): void {
  const list = { summary: 'The tokens, the newest first', response: { 200: tokenListSchema } };
  routes.get('/api/tokens', { schema: list }, async () => ({
    tokens: (await listTokens(database)).map(toAnswer),
  }));
  const create = {
    summary: 'Make a token; from the first one on, a token or a login is needed',
    body: createTokenSchema,
    response: { 201: createdTokenSchema },
  };
  routes.post('/api/tokens', { schema: create }, async (request, reply) => {
    const { name, scopes, days = null, requestedBy: createdBy } = request.body;
    const { token, secret } = await createToken(database, { name, scopes, days, createdBy });
    return reply
      .status(201)
      .header('cache-control', 'no-store')
      .send({ token: toAnswer(token), secret });
  });
  const revoke = {
    summary: 'End a token, and the logins that were opened with it, at once',
    params: z.object({ id: z.string().max(200).describe('Its id or its name.') }),
    body: revokeTokenSchema,
    response: { 200: revokedTokenSchema },
  };
  routes.post('/api/tokens/:id/revoke', { schema: revoke }, async (request) =>
    toAnswer(await revokeToken(database, request.params.id, request.body.requestedBy)),
  );
}

function toAnswer({ scopes, ...token }: TokenRecord): Token {
  return { ...token, scopes: [...scopes] };
}
