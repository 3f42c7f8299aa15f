import fastifySwagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';
import type { Resources } from '../resources.ts';
import { auditRoutes } from './routes/audit.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { answerProblem, answerUnknownPath } from './problems.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { eventRoutes } from './routes/events.ts';
import { galleryRoutes } from './routes/galleries.ts';
import { healthRoutes } from './routes/health.ts';
import { intakeRoutes } from './routes/intake.ts';
import { manifestRoutes } from './routes/manifests.ts';
import { photoRoutes } from './routes/photos.ts';
import { publicationRoutes } from './routes/publications.ts';
import { runRoutes } from './routes/runs.ts';
import { schemaRoutes } from './routes/schemas.ts';
import { sourceRoutes } from './routes/sources.ts';

/** What the server works with. */
export type ServerResources = Pick<
  Resources,
  'database' | 'photoStore' | 'queue' | 'log' | 'wakeRelay' | 'settings' | 'troubles'
>;

export type Server = FastifyInstance;

/** Builds the server without opening a port: its caller listens, its tests inject. `worker`: only its health. */
export async function buildServer(
  resources: ServerResources,
  role: 'all' | 'server' | 'worker' = 'all',
): Promise<Server> {
  const loggerInstance: FastifyBaseLogger = resources.log;
  const server: FastifyInstance = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    // A gallery that trickles in for ten minutes will never end.
    requestTimeout: 10 * 60_000,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerProblem);
  addSecurityHeaders(server);
  healthRoutes(typed(server), resources);
  if (role === 'worker') {
    server.setNotFoundHandler(answerUnknownPath);
    return server;
  }
  await describeApi(server);
  await server.register(async (scope) => intakeRoutes(typed(scope), resources));
  await server.register(async (scope) => {
    const routes = typed(scope);
    runRoutes(routes, resources);
    galleryRoutes(routes, resources);
    manifestRoutes(routes, resources);
    publicationRoutes(routes, resources);
    auditRoutes(routes, resources);
    photoRoutes(routes, resources);
    sourceRoutes(routes, resources);
    schemaRoutes(routes);
    eventRoutes(routes, resources);
    routes.get('/api/openapi.json', { schema: { hide: true } }, () => server.swagger());
  });
  await dashboardRoutes(server);
  return server;
}

export type TypedServer = ReturnType<typeof typed>;

function typed(server: FastifyInstance) {
  return server.withTypeProvider<ZodTypeProvider>();
}

async function describeApi(server: FastifyInstance): Promise<void> {
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cutline',
        version: producerVersion,
        description: 'Hand in wire photo galleries, read clean manifests.',
      },
    },
    transform: jsonSchemaTransform,
  });
}
