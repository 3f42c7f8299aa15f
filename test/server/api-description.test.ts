import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer, type Server } from '../../src/server/build-server.ts';
import type { OpenApi } from '../../src/server/complete-api.ts';
import { findEmbedded, type OpenBackend } from '../services/backends.ts';

const backend = await findEmbedded();
let opened: OpenBackend;
let server: Server;
let api: OpenApi;
beforeAll(async () => {
  opened = await backend.open();
  server = await buildServer(opened.resources);
  api = (await server.inject('/api/openapi.json')).json<OpenApi>();
});
afterAll(async () => {
  await server.close();
  await opened.close();
});

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function operations() {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ name: `${method.toUpperCase()} ${path}`, operation }];
    }),
  );
}

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(api as unknown as Record<string, unknown>))).toEqual({
      valid: true,
    });
    expect(validator.version).toBe('3.1');
  });

  test('says what every route does and how it fails', () => {
    const failure = JSON.stringify({ $ref: '#/components/schemas/Problem' });
    const silent = operations().filter(
      ({ operation: { summary = '', responses } }) =>
        summary === '' || !JSON.stringify(responses['default']).includes(failure),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(operations().length).toBeGreaterThan(10);
  });

  test('says in what shapes a gallery may be handed in, and under which headers', () => {
    const post = api.paths['/api/galleries']?.post;
    expect(Object.keys(post?.requestBody?.content ?? {})).toEqual(
      expect.arrayContaining([
        'application/json',
        'text/plain',
        'text/html',
        'application/xml',
        'multipart/form-data',
        'application/zip',
      ]),
    );
    expect(post?.parameters?.map((parameter) => parameter.name)).toEqual(
      expect.arrayContaining(['source', 'referenceDate', 'idempotency-key', 'cutline-signature']),
    );
    expect(Object.keys(post?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '202', '401', '403', '409', '413', '415']),
    );
  });

  test('says what every route needs once a login is needed', () => {
    expect(api.components?.securitySchemes).toMatchObject({ token: { type: 'http', scheme: 'bearer' } });
    const needed = new Map(operations().map(({ name, operation }) => [name, operation.security]));
    expect(needed.get('POST /api/galleries')).toEqual([{ token: ['ingest'] }]);
    expect(needed.get('DELETE /api/galleries/{id}')).toEqual([{ token: ['admin'] }]);
    expect(needed.get('GET /livez')).toEqual([]);
  });

  test('is a page to read, with everything in it, that needs no script', async () => {
    const page = await server.inject('/api/docs');
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.payload).not.toMatch(/<script|<style|style=|https?:\/\/(?!json-schema)/);
    for (const { operation } of operations()) expect(page.payload).toContain(operation.summary ?? '');
    const style = await server.inject('/api/docs.css');
    expect(style.headers['content-type']).toMatch(/^text\/css/);
  });
});
