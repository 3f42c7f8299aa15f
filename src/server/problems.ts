import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ExpectedError, type ErrorCode } from '../errors.ts';

/** The status of each failure we can explain; the one place where codes become statuses. */
const statusOf: Readonly<Record<ErrorCode, number>> = {
  GALLERY_EMPTY: 400,
  GALLERY_BINARY: 415,
  GALLERY_TOO_LARGE: 413,
  GALLERY_TOO_MANY_ENTRIES: 422,
  GALLERY_INVALID: 422,
  GALLERY_WITHOUT_CAPTIONS: 422,
  FORMAT_UNKNOWN: 400,
  NOT_ACCEPTABLE: 406,
  INPUT_UNREADABLE: 400,
  OUTPUT_UNWRITABLE: 500,
  RULES_INVALID: 500,
  SETTINGS_INVALID: 400,
  USAGE: 400,
  DATA_DIR_IN_USE: 503,
  DATA_DIR_UNUSABLE: 503,
  SERVICE_UNREACHABLE: 503,
  INTAKE_FULL: 503,
  SOURCE_UNKNOWN: 403,
  SIGNATURE_INVALID: 401,
  LOGIN_NEEDED: 401,
  NOT_ALLOWED: 403,
  TOO_MANY_TRIES: 429,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RUN_TOO_LONG: 500,
  RUN_TOO_LARGE: 500,
  RUN_FAILED: 422,
};

/** What passes by itself, and when it is worth trying again. */
const retryAfterSeconds: Readonly<Partial<Record<ErrorCode, number>>> = {
  SERVICE_UNREACHABLE: 5,
  INTAKE_FULL: 30,
};

/** Every failure as `application/problem+json` (RFC 9457); what nobody expected is logged and says nothing more. */
export function answerProblem(
  error: FastifyError | ExpectedError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (error instanceof ExpectedError) {
    const seconds = retryAfterSeconds[error.code];
    if (seconds !== undefined) void reply.header('retry-after', seconds);
    sendProblem(reply, statusOf[error.code], error.code, error.message);
    return;
  }
  const status = error.statusCode ?? 500;
  if (status < 500) {
    sendProblem(reply, status, status === 413 ? 'GALLERY_TOO_LARGE' : 'USAGE', error.message);
    return;
  }
  request.log.error(
    { err: error, method: request.method, path: request.routeOptions.url },
    'a request failed',
  );
  sendProblem(reply, 500, 'INTERNAL', undefined);
}

/** A path that nothing answers. */
export function answerUnknownPath(request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(
    reply,
    404,
    'NOT_FOUND',
    `there is nothing at ${request.method} ${request.url.split('?')[0]?.slice(0, 200)}`,
  );
}

function sendProblem(reply: FastifyReply, status: number, code: string, detail: string | undefined): void {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    ...(detail !== undefined && { detail }),
    code,
  };
  void reply.status(status).type('application/problem+json').serializer(JSON.stringify).send(problem);
}
