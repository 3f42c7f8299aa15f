import type { TypedServer } from '../build-server.ts';
import type { OpenApi } from '../complete-api.ts';
import { docsStyle, printDocs } from '../print-docs.ts';

/** `GET /api/openapi.json`, and the same to read at `GET /api/docs`: one page without a script. */
export function docsRoutes(routes: TypedServer, describe: () => Promise<OpenApi>): void {
  const hidden = { schema: { hide: true } };
  routes.get('/api/openapi.json', hidden, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(await describe())),
  );
  routes.get('/api/docs', hidden, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(printDocs(await describe())),
  );
  routes.get('/api/docs.css', hidden, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(docsStyle),
  );
}
