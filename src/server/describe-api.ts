import type { FastifyInstance, RouteOptions } from 'fastify';
import type { OpenApi } from './complete-api.ts';

/** What the routes that are added from now on say of themselves, as OpenAPI 3.1, written when it is first asked for. */
export function describeApi(server: FastifyInstance): () => Promise<OpenApi> {
  const routes: RouteOptions[] = [];
  server.addHook('onRoute', (route) => void routes.push(route));
  let writing: Promise<OpenApi> | null = null;
  return async () => {
    writing ??= import('./write-description.ts').then(({ writeDescription }) => writeDescription(routes));
    return writing;
  };
}
