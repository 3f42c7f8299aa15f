import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, request, type Dispatcher } from 'undici';
import { inMebibytes, maxPhotoBytes } from '../pipeline/photos/photo-limits.ts';
import { isPublicAddress } from './is-public-address.ts';

/** From where photos may be fetched: nowhere but from these hosts. */
export interface DownloadRules {
  readonly hosts: readonly AllowedHost[];
}

export interface AllowedHost {
  /** `photos.wire.example`, or `*.wire.example` for every host below it; lower case. */
  readonly name: string;
  /** `null`: the scheme's own, 80 or 443. */
  readonly port: number | null;
  /** It may be at an address of the own network, as a picture desk's archive is. */
  readonly isInside: boolean;
}

/** What came of a download: what the receiver made of its bytes, or in words why there are none. */
export type Download<Content> =
  | { readonly content: Content; readonly problem: null; readonly isFinal: true }
  | {
      readonly content: null;
      readonly problem: string;
      /** Asking again would end the same way. */
      readonly isFinal: boolean;
    };

/** The addresses of a host's name. */
export type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** The most redirects that are followed, how long a server may be silent, and how long one photo may take with all of it. */
const maxRedirects = 5;
const quietTimeoutMs = 10_000;
const totalTimeoutMs = 60_000;

/**
 * Fetches a photo from an allowed host. Each hop, the first and every redirect, must be http or https to an allowed host and
 * port without a password in it; the address its name stands for is looked up once, refused if it is not public, and
 * that very address is connected to. A body over the limit of bytes or time is cut off. What the bytes are is for
 * `readPhoto` to say: a server's word for it is not believed.
 */
export async function downloadPhoto<Content>(
  address: string,
  rules: DownloadRules,
  receive: (chunks: AsyncIterable<Uint8Array>) => Promise<Content>,
  resolve: Resolve = (hostname) => dns.lookup(hostname, { all: true }),
): Promise<Download<Content>> {
  const agent = guardedAgent(rules, resolve);
  const signal = AbortSignal.timeout(totalTimeoutMs);
  try {
    const { body, headers } = await follow(address, rules, agent, signal);
    const declared = Number(headers['content-length'] ?? 0);
    if (declared > maxPhotoBytes) throw new Refusal(tooLarge);
    return { content: await receive(limited(body)), problem: null, isFinal: true };
  } catch (error) {
    return failure(error, signal);
  } finally {
    await agent.destroy();
  }
}

/** Whether an address may be asked for at all, as far as it can be seen without asking. */
export function allowsAddress(address: string, rules: DownloadRules): boolean {
  return URL.canParse(address) && refuse(new URL(address), rules) === null;
}

/** A reason that will not go away. */
class Refusal extends Error {}

async function follow(
  address: string,
  rules: DownloadRules,
  agent: Dispatcher,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  let url = new URL(address);
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const refusal = refuse(url, rules);
    if (refusal !== null) throw new Refusal(refusal);
    const answer = await request(url, { dispatcher: agent, signal, headers: { accept: 'image/*' } });
    const { statusCode, headers, body } = answer;
    if (statusCode === 200) return answer;
    await body.dump({ limit: 65_536 }).catch(() => {});
    const location = headers['location'];
    if (statusCode < 300 || statusCode > 399 || typeof location !== 'string') throw answered(statusCode);
    if (!URL.canParse(location, url.href))
      throw new Refusal(`it is redirected to no address: ${location.slice(0, 200)}`);
    url = new URL(location, url);
  }
  throw new Refusal(`it is redirected more than ${maxRedirects} times`);
}

/** A server that is busy or broken may be well later. */
function answered(statusCode: number): Error {
  const message = `the server answers with status ${statusCode}`;
  return statusCode >= 500 || statusCode === 429 || statusCode === 408
    ? new Error(message)
    : new Refusal(message);
}

function refuse(url: URL, rules: DownloadRules): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `${url.protocol} addresses are not fetched`;
  if (url.username !== '' || url.password !== '') return 'an address with a password in it is not fetched';
  const host = findHost(url.hostname, Number(url.port) || null, rules);
  if (host === undefined) return `photos are not fetched from ${url.host}`;
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && !host.isInside && !isPublicAddress(literal))
    return inside(url.hostname, literal);
  return null;
}

function findHost(hostname: string, port: number | null, { hosts }: DownloadRules): AllowedHost | undefined {
  // A dot at the end is the same host.
  const name = hostname.replace(/\.$/, '');
  return hosts.find((host) => host.port === port && matches(name, host.name));
}

function matches(name: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

function inside(hostname: string, address: string): string {
  return `${hostname} is at ${address}, which is not a public address`;
}

/** Connects to no other address than one it has just looked up and found allowed. */
function guardedAgent(rules: DownloadRules, resolve: Resolve): Agent {
  const lookup = callbackify(async (hostname: string) => {
    const found = await resolve(hostname);
    const barred = mayBeInside(hostname, rules)
      ? undefined
      : found.find(({ address }) => !isPublicAddress(address));
    if (barred !== undefined) throw new Refusal(inside(hostname, barred.address));
    if (found.length === 0) throw new Error(`${hostname} has no address`);
    return [...found];
  });
  return new Agent({
    headersTimeout: quietTimeoutMs,
    bodyTimeout: quietTimeoutMs,
    // With it a lookup is asked for all addresses at once.
    autoSelectFamily: true,
    connect: {
      timeout: quietTimeoutMs,
      lookup: (hostname, _options, done) => lookup(hostname, done),
    },
  });
}

function mayBeInside(hostname: string, { hosts }: DownloadRules): boolean {
  return hosts.some((host) => host.isInside && matches(hostname.replace(/\.$/, ''), host.name));
}

const tooLarge = `it is larger than ${inMebibytes(maxPhotoBytes)}`;

async function* limited(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxPhotoBytes) throw new Refusal(tooLarge);
    yield chunk;
  }
}

function failure(error: unknown, signal: AbortSignal): Download<never> {
  if (signal.aborted) return failed(`it takes longer than ${totalTimeoutMs / 1000} seconds`, false);
  if (error instanceof Refusal) return failed(error.message, true);
  // undici wraps what its connection met.
  if (error instanceof Error && error.cause instanceof Refusal) return failed(error.cause.message, true);
  return failed(error instanceof Error ? error.message || error.name : String(error), false);
}

function failed(problem: string, isFinal: boolean): Download<never> {
  return { content: null, problem, isFinal };
}
