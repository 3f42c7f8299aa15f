import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { RequestLimits } from '../read-request-limits.ts';
import { answerBrokenRequest } from './answer-broken-request.ts';

/** Fastify with its limits: a request that is too long, too slow or too large is refused before a route knows of it. */
export function openFastify(loggerInstance: FastifyBaseLogger, limits: RequestLimits): FastifyInstance {
  const server: FastifyInstance = Fastify({
    loggerInstance,
    // Named here, Fastify does not load its own.
    schemaController: {
      compilersFactory: {
        buildValidator: () => validatorCompiler as never,
        buildSerializer: () => serializerCompiler as never,
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.quietMs,
    clientErrorHandler: answerBrokenRequest,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: Math.min(limits.headersMs, limits.requestMs),
      // How often those that take too long are looked for.
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
    },
  });
  server.server.maxConnections = limits.connections;
  return server;
}
