import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { programFolder } from '../../program-folder.ts';
import { answerUnknownPath } from '../problems.ts';

// From the sources the built one is used too.
const root = fileURLToPath(new URL('dist/dashboard/', programFolder));

/** The dashboard's files; its pages' addresses all give the one page, which reads the address itself. */
export async function dashboardRoutes(server: FastifyInstance): Promise<void> {
  if (!existsSync(`${root}index.html`) || !existsSync(`${root}assets`)) {
    server.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/plain').send('The dashboard is not built. Run: npm run build:dashboard\n'),
    );
    server.setNotFoundHandler(answerUnknownPath);
    return;
  }
  await server.register(fastifyStatic, {
    root,
    // The build lays a .br and a .gz beside each file.
    preCompressed: true,
    setHeaders: (response, path) => {
      // Names of built files change with their content; the page itself must be asked for again.
      response.setHeader(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' &&
      request.headers.accept?.includes('text/html') === true &&
      !request.url.startsWith('/api/');
    if (isPage) return reply.sendFile('index.html');
    answerUnknownPath(request, reply);
    return reply;
  });
}
