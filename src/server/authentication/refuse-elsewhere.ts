import type { FastifyRequest } from 'fastify';
import { ExpectedError } from '../../errors.ts';
import { isLoopbackHost } from '../../login/is-loopback-host.ts';

/**
 * Refuses what another site's page has a browser do here: browsers say of a request where it comes from, and no page can make them
 * lie. What comes with a cookie has to say it; a program without one need not.
 */
export function refuseElsewhere({ method, headers }: FastifyRequest, hasCookie: boolean): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
  const site = headers['sec-fetch-site'];
  const { origin, host } = headers;
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
  } else if (origin !== undefined) {
    if (URL.canParse(origin) && new URL(origin).host === host) return;
  } else if (!hasCookie) return;
  throw new ExpectedError('NOT_ALLOWED', 'this was asked by a page of another site');
}

/**
 * Refuses a request under another name than this machine's own while nobody has to log in: a site may give its name this
 * machine's address (DNS rebinding), and a proxy would let in whom it lets through.
 */
export function refuseOtherNames({ headers, hostname }: FastifyRequest): void {
  if (isLoopbackHost(hostname)) return;
  throw new ExpectedError(
    'NOT_ALLOWED',
    `nobody has to log in here, so only this machine is answered, as http://127.0.0.1, and not ${(headers.host ?? 'a request without a host').slice(0, 100)}: docs/security.md says how others are let in`,
  );
}
