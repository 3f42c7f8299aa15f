import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';
import { completeApi } from './complete-api.ts';

/** Collects what the routes say of themselves, as OpenAPI 3.1; `server.swagger()` gives it. */
export async function describeApi(server: FastifyInstance): Promise<void> {
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Cutline',
        version: producerVersion,
        description: 'Hand in wire photo galleries, read clean manifests.',
        license: { name: 'MIT', identifier: 'MIT' } as { name: string },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => completeApi(jsonSchemaTransformObject(document) as never) as never,
  });
}
