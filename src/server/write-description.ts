import fastifySwagger from '@fastify/swagger';
import Fastify, { type RouteOptions } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';
import { completeApi, type OpenApi } from './complete-api.ts';

/** Routes → OpenAPI 3.1, by a server of their own that nobody asks: what describes routes wants to be there before them. */
export async function writeDescription(routes: readonly RouteOptions[]): Promise<OpenApi> {
  const server = Fastify({ exposeHeadRoutes: false });
  server.setValidatorCompiler(() => () => true);
  server.setSerializerCompiler(() => () => '');
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
  for (const { method, url, schema } of routes)
    server.route({ method, url, ...(schema !== undefined && { schema }), handler: () => null });
  await server.ready();
  return server.swagger() as unknown as OpenApi;
}
