import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * A cookie of ours. `__Host-` has browsers take it from this host alone, over https or from this very machine (Chromium and Firefox
 * trust `http://127.0.0.1` and `http://localhost`); no script reads it.
 */
export interface OwnCookie {
  readonly name: `__Host-${string}`;
  /** `strict`: no other site's link or form brings it along. `lax`: a link does, as the way back from a provider is one. */
  readonly sameSite: 'strict' | 'lax';
}

/** Who is logged in. The page itself is open to all, and its own requests bring the cookie along: so `strict` costs nothing. */
export const sessionCookie: OwnCookie = { name: '__Host-cutline', sameSite: 'strict' };

/** What a browser that was sent to a provider has to bring back. */
export const attemptCookie: OwnCookie = { name: '__Host-cutline-login', sameSite: 'lax' };

/** What a request brings of a cookie, or `null`. */
export function readCookie({ headers }: Pick<FastifyRequest, 'headers'>, { name }: OwnCookie): string | null {
  return headers.cookie === undefined ? null : (parseCookie(headers.cookie)[name] ?? null);
}

/** Has the browser keep a cookie for so long; `null` takes it away. */
export function sendCookie(
  reply: FastifyReply,
  { name, sameSite }: OwnCookie,
  value: string | null,
  seconds: number,
): void {
  const maxAge = value === null ? 0 : seconds;
  const cookie = { name, value: value ?? '', maxAge, path: '/', httpOnly: true, secure: true, sameSite };
  // Beside others that the answer may set.
  void reply.header('set-cookie', stringifySetCookie(cookie));
}
