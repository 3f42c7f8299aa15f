import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Resources } from '../resources.ts';
import { openAuthentication } from './authentication/authentication.ts';
import { guardRoutes } from './authentication/guard-routes.ts';
import { nameAsker } from './authentication/name-asker.ts';
import { auditRoutes } from './routes/audit.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { describeApi } from './describe-api.ts';
import { openFastify } from './open-fastify.ts';
import { answerProblem, answerUnknownPath } from './problems.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { docsRoutes } from './routes/docs.ts';
import { deletionRoutes } from './routes/deletions.ts';
import { eventRoutes } from './routes/events.ts';
import { failureRoutes } from './routes/failures.ts';
import { galleryRoutes } from './routes/galleries.ts';
import { healthRoutes } from './routes/health.ts';
import { engineBoardRoutes } from './routes/engine-board.ts';
import { intakeRoutes } from './routes/intake.ts';
import { loginRoutes } from './routes/login.ts';
import { manifestRoutes } from './routes/manifests.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { operationRoutes } from './routes/operations.ts';
import { photoRoutes } from './routes/photos.ts';
import { publicationRoutes } from './routes/publications.ts';
import { rerunRoutes } from './routes/reruns.ts';
import { reviewRoutes } from './routes/review.ts';
import { rulesRoutes } from './routes/rules.ts';
import { runChangeRoutes } from './routes/run-changes.ts';
import { runRoutes } from './routes/runs.ts';
import { schemaRoutes } from './routes/schemas.ts';
import { traceRequests } from './trace-requests.ts';
import { sourceRoutes } from './routes/sources.ts';
import { tokenRoutes } from './routes/tokens.ts';

/** What the server works with. */
export type ServerResources = Pick<
  Resources,
  'database' | 'photoStore' | 'queue' | 'log' | 'wakeRelay' | 'settings' | 'troubles' | 'metrics' | 'room'
>;

export type Server = FastifyInstance;

/** Builds the server without opening a port: its caller listens, its tests inject. `worker`: only its health. */
export async function buildServer(
  resources: ServerResources,
  role: 'all' | 'server' | 'worker' = 'all',
): Promise<Server> {
  const server = openFastify(resources.log, resources.settings.requestLimits);
  server.setErrorHandler(answerProblem);
  addSecurityHeaders(server);
  traceRequests(server);
  const describe = describeApi(server);
  const authentication = openAuthentication(resources.database, resources.settings);
  await guardRoutes(server, authentication, resources.settings);
  nameAsker(server);
  healthRoutes(typed(server), resources);
  metricsRoutes(typed(server), resources);
  if (role === 'worker') {
    server.setNotFoundHandler(answerUnknownPath);
    return server;
  }
  await server.register(async (scope) => intakeRoutes(typed(scope), resources));
  await server.register(async (scope) => loginRoutes(typed(scope), resources, authentication));
  await server.register(async (scope) => {
    const routes = typed(scope);
    for (const addRoutes of recordRoutes) addRoutes(routes, resources);
    eventRoutes(routes, resources, authentication);
    docsRoutes(routes, describe);
  });
  await engineBoardRoutes(server, resources);
  await dashboardRoutes(server);
  return server;
}

const recordRoutes: readonly ((routes: TypedServer, resources: ServerResources) => void)[] = [
  runRoutes,
  runChangeRoutes,
  rerunRoutes,
  failureRoutes,
  galleryRoutes,
  deletionRoutes,
  manifestRoutes,
  decisionRoutes,
  reviewRoutes,
  publicationRoutes,
  deliveryRoutes,
  auditRoutes,
  photoRoutes,
  sourceRoutes,
  rulesRoutes,
  tokenRoutes,
  schemaRoutes,
  operationRoutes,
];

export type TypedServer = ReturnType<typeof typed>;

function typed(server: FastifyInstance) {
  return server.withTypeProvider<ZodTypeProvider>();
}
