import type { z } from 'zod';
import { ExpectedError } from '../errors.ts';
import { sendRequest } from './send-request.ts';

/** How the client's requests reach one running system. */
export interface Caller {
  /** Asks and reads the answer by its schema. */
  readonly get: <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    question?: Query,
    signal?: AbortSignal,
  ) => Promise<z.output<Schema>>;
  /** Sends JSON and reads the answer by its schema. */
  readonly post: <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    body: unknown,
  ) => Promise<z.output<Schema>>;
  /** Sends anything; the answer as it comes. */
  readonly send: (path: string, question: Query, request?: RequestInit) => Promise<Response>;
}

/** What is `null` is not asked. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A caller of the system at `baseUrl`, in Node and in a browser, that shows a token where it has one. */
export function openCaller(baseUrl: string, token: string | null): Caller {
  const send: Caller['send'] = (path, question, request) =>
    sendRequest(toUrl(baseUrl, path, question), withToken(request, token));
  return {
    send,
    get: async (path, schema, question = {}, signal) =>
      readAnswer(await send(path, question, signal === undefined ? {} : { signal }), schema),
    post: async (path, schema, body) => {
      const headers = { 'content-type': 'application/json' };
      return readAnswer(
        await send(path, {}, { method: 'POST', headers, body: JSON.stringify(body) }),
        schema,
      );
    },
  };
}

/** An answer's JSON by its schema; what another program answers is `SERVICE_UNREACHABLE`. */
export async function readAnswer<Schema extends z.ZodType>(
  answer: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const read = schema.safeParse(await answer.json().catch(() => null));
  if (read.success) return read.data;
  throw new ExpectedError('SERVICE_UNREACHABLE', `${answer.url} gives no answer of Cutline's`, {
    cause: read.error,
  });
}

function withToken(request: RequestInit | undefined, token: string | null): RequestInit {
  if (token === null) return request ?? {};
  const headers = new Headers(request?.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...request, headers };
}

function toUrl(baseUrl: string, path: string, query: Query): URL {
  const base = readBase(baseUrl);
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function readBase(baseUrl: string): URL {
  const base = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (base !== null && /^https?:$/.test(base.protocol)) return base;
  throw new ExpectedError('USAGE', `'${baseUrl}' is no http:// address`);
}
