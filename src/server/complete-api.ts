import { type RouteScope, scopeOfRoute } from './authentication/route-scopes.ts';

/** As much of an OpenAPI 3.1 document as is completed and shown here. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, { readonly [Method in ApiMethod]?: ApiOperation }>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, unknown>>;
    readonly securitySchemes?: Readonly<Record<string, unknown>>;
  };
}

export type ApiMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface ApiOperation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, ApiResponse>>;
  /** The scope that is needed once a login is; empty: none. */
  readonly security?: readonly { readonly token: readonly RouteScope[] }[];
}

export interface ApiParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly description?: string;
}

export interface ApiResponse {
  readonly description?: string;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** What the routes' schemas cannot say: how every route fails, and bodies and answers that are no JSON of ours. */
export function completeApi(document: OpenApi): OpenApi {
  const paths = Object.entries(document.paths).map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => [
        method,
        completeOperation(`${method} ${path}`, operation),
      ]),
    ),
  ]);
  return {
    ...document,
    components: { ...document.components, securitySchemes: { token } },
    paths: Object.fromEntries(paths) as OpenApi['paths'],
  };
}

const token = {
  type: 'http',
  scheme: 'bearer',
  description: 'A token that cutline token create made; needed once there is one.',
};

/** `get /api/galleries/{id}` → what it needs, as the document says it. */
function securityOf(name: string): NonNullable<ApiOperation['security']> {
  const [method = '', path = ''] = name.split(' ');
  const scope = scopeOfRoute(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'));
  return scope === null || scope === 'open' ? [] : [{ token: [scope] }];
}

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function failure(description: string): ApiResponse {
  return { description, content: problem };
}

function completeOperation(name: string, operation: ApiOperation): ApiOperation {
  const { requestBody, responses = {} } = additions[name] ?? {};
  return {
    ...operation,
    ...(requestBody !== undefined && { requestBody }),
    security: securityOf(name),
    responses: {
      ...named(operation.responses),
      ...responses,
      default: failure('It failed; the problem says why.'),
    },
  };
}

/** "Default Response" tells a reader nothing. */
function named(responses: ApiOperation['responses']): ApiOperation['responses'] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      response.description === 'Default Response'
        ? { ...response, description: meanings[status] ?? 'The answer.' }
        : response,
    ]),
  );
}

const meanings: Readonly<Record<string, string>> = {
  '200': 'The answer.',
  '201': 'It is kept; the answer is what it is now.',
  '202': 'It was asked for; the answer says where to follow it.',
};

const text = { schema: { type: 'string' } };
const bytes = { schema: { type: 'string', format: 'binary' } };

function content(type: string, schema: unknown, description = 'The answer.'): Record<string, ApiResponse> {
  return { 200: { description, content: { [type]: schema } } };
}

/** By method and path. */
const additions: Readonly<Record<string, Partial<Pick<ApiOperation, 'requestBody' | 'responses'>>>> = {
  'post /api/galleries': {
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { type: 'object', description: 'See /schemas/gallery.schema.json.' } },
        'text/plain': text,
        'text/html': text,
        'application/xml': text,
        'application/zip': bytes,
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['gallery'],
            properties: {
              gallery: { type: 'string', format: 'binary', description: "The gallery's file." },
              photo: {
                type: 'array',
                items: { type: 'string', format: 'binary' },
                description: 'Photos under the names that entries call them by, or zip archives of them.',
              },
            },
          },
        },
      },
    },
    responses: {
      200: receipt('This delivery was known; the run is the one it had.'),
      202: receipt('It is kept, and a run was asked for.'),
      401: failure('The source signs its deliveries, and this one is not signed so.'),
      403: failure('Nothing is taken from this source.'),
      409: failure('The idempotency key was used for another gallery.'),
      413: failure('The gallery or its photos are too large.'),
      503: failure('Redis or the disk is nearly full, or the records are away: try again after Retry-After.'),
      415: failure('The body is no gallery, but a picture or an office document.'),
    },
  },
  'get /api/galleries/{id}/received': {
    responses: content('application/octet-stream', bytes, 'The bytes as they came.'),
  },
  'get /api/galleries/{id}/manifest': {
    responses: {
      200: {
        description: 'The manifest, in the format that was asked for.',
        content: {
          'application/json': {
            schema: { type: 'object', description: 'See /schemas/gallery-manifest.schema.json.' },
          },
          'application/ninjs+json': { schema: { type: 'object' } },
          'application/ld+json': { schema: { type: 'object' } },
          'application/ans+json': { schema: { type: 'object' } },
          'text/csv': text,
          'text/html': text,
        },
      },
      304: { description: 'It is the one that If-None-Match names.' },
      406: failure('None of the formats that Accept names is written; the problem lists those that are.'),
    },
  },
  'get /api/photos/{digest}': { responses: content('application/octet-stream', bytes) },
  'get /api/photos/{digest}/thumbnails/{size}': { responses: content('image/webp', bytes) },
  'get /schemas/{name}': { responses: content('application/schema+json', { schema: { type: 'object' } }) },
  'get /metrics': { responses: content('text/plain', text, 'In the text format of Prometheus.') },
  'get /livez': {
    responses: content('application/json', { schema: { type: 'object' } }, 'The process answers.'),
  },
};

function receipt(description: string): ApiResponse {
  return {
    description,
    headers: { location: { description: 'The address of the run.', schema: { type: 'string' } } },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
  };
}
