import { type ErrorCode, ExpectedError, errorCodes } from '../errors.ts';
import { problemSchema } from './api-schemas.ts';

/** Sends a request and returns its good answer; a problem comes back as the `ExpectedError` the server meant. */
export async function sendRequest(url: URL, request: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, request).catch((cause: unknown) => {
    if (request.signal?.aborted === true) throw cause;
    throw new ExpectedError('SERVICE_UNREACHABLE', `no answer from ${url.origin}: ${describe(cause)}`, {
      cause,
    });
  });
  if (answer.ok) return answer;
  throw toExpectedError(url, answer.status, await answer.text().catch(() => ''));
}

function toExpectedError(url: URL, status: number, body: string): ExpectedError {
  const problem = problemSchema.safeParse(parseJson(body));
  if (problem.success) {
    const { code, detail, title } = problem.data;
    if (isErrorCode(code)) return new ExpectedError(code, detail ?? title);
  }
  // A proxy in front of a server that is away answers for it; so does a server that is closing.
  if (status >= 500) {
    return new ExpectedError('SERVICE_UNREACHABLE', `${url.origin} answers with status ${status}`);
  }
  const code = status === 404 ? 'NOT_FOUND' : 'USAGE';
  return new ExpectedError(
    code,
    `${url.origin} answers ${url.pathname} with status ${status}; is this Cutline?`,
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}

/** "fetch failed" hides what happened in its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}
