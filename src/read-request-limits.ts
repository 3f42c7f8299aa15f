import { readWhole } from './read-whole.ts';

/** What one who asks may take of a server's time and memory. */
export interface RequestLimits {
  /** By one token or login, and by one address of those who show none. */
  readonly perMinute: number;
  /** Counted even while nobody has to log in, when all who ask are this machine's own. */
  readonly isAlwaysCounted: boolean;
  /** Of a request's line and headers together. */
  readonly headerBytes: number;
  /** Of a body, those of galleries and photos aside, which have limits of their own. */
  readonly bodyBytes: number;
  /** How long the headers may take to come. */
  readonly headersMs: number;
  /** How long a whole request may take to come, its body too. */
  readonly requestMs: number;
  /** How long a connection may be silent. */
  readonly quietMs: number;
  /** How many connections there may be. */
  readonly connections: number;
}

/** `CUTLINE_REQUESTS_PER_MINUTE` and its like; `SETTINGS_INVALID` names what is wrong. */
export function readRequestLimits(env: Readonly<Record<string, string | undefined>>): RequestLimits {
  const seconds = (name: string, usual: number) =>
    readWhole(env, name, usual, { least: 1, most: 86_400 }) * 1000;
  const kibibytes = (name: string, usual: number) =>
    readWhole(env, name, usual, { least: 1, most: 16_384 }) * 1024;
  const perMinute = 'CUTLINE_REQUESTS_PER_MINUTE';
  return {
    // A desk's dashboard asks for some tens a minute, a wire's busiest for some hundreds.
    perMinute: readWhole(env, perMinute, 6000, { least: 1, most: 10_000_000 }),
    isAlwaysCounted: (env[perMinute]?.trim() ?? '') !== '',
    headerBytes: kibibytes('CUTLINE_HEADER_KIB', 16),
    bodyBytes: kibibytes('CUTLINE_BODY_KIB', 1024),
    headersMs: seconds('CUTLINE_HEADERS_SECONDS', 10),
    // A gallery that trickles in for ten minutes will never end.
    requestMs: seconds('CUTLINE_REQUEST_SECONDS', 600),
    quietMs: seconds('CUTLINE_QUIET_SECONDS', 120),
    connections: readWhole(env, 'CUTLINE_CONNECTIONS', 2000, { least: 1, most: 1_000_000 }),
  };
}
