import { promises as dns } from 'node:dns';
import { request, type Dispatcher } from 'undici';
import { type DownloadRules, mayBeInside, refuseAddress } from './allowed-hosts.ts';
import { guardedAgent, Refusal, type Resolve } from './guarded-agent.ts';

/** What to ask for, from where, and how much of it to take. */
export interface DownloadQuestion {
  readonly address: string;
  readonly rules: DownloadRules;
  readonly accept: string;
  readonly maxBytes: number;
  /** Sent to the host of `address` and to no other that it redirects to: they may be secret. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer before its body was read. */
export interface DownloadAnswer {
  /** 200, or 304 to a question whose headers ask only for what is new. */
  readonly status: 200 | 304;
  readonly header: (name: string) => string | null;
  /** A body over the limit ends in an error. */
  readonly body: AsyncIterable<Uint8Array>;
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

/** The most redirects that are followed, how long a server may be silent, and how long one download may take with all of it. */
const maxRedirects = 5;
const quietTimeoutMs = 10_000;
const totalTimeoutMs = 60_000;

/**
 * The one way by which anything is fetched that somebody names: from an allowed host. Each hop, the first and every redirect,
 * must be http or https to an allowed host and port without a password in it; the address its name stands for is looked up
 * once, refused if it is not public, and that very address is connected to. A body over the limit of bytes or time is cut
 * off. What the bytes are is for their reader to say: a server's word for it is not believed.
 */
export async function download<Content>(
  question: DownloadQuestion,
  receive: (answer: DownloadAnswer) => Promise<Content>,
  resolve: Resolve = (hostname) => dns.lookup(hostname, { all: true }),
): Promise<Download<Content>> {
  const agent = guardedAgent({
    mayBeInside: (hostname) => mayBeInside(hostname, question.rules),
    resolve,
    quietMs: quietTimeoutMs,
  });
  const signal = AbortSignal.timeout(totalTimeoutMs);
  try {
    const answer = await follow(question, agent, signal);
    const header = (name: string) => readHeader(answer.headers, name);
    if (Number(header('content-length') ?? 0) > question.maxBytes) throw tooLarge(question.maxBytes);
    const status = answer.statusCode === 304 ? 304 : 200;
    const content = await receive({ status, header, body: limited(answer.body, question.maxBytes) });
    return { content, problem: null, isFinal: true };
  } catch (error) {
    return failure(error, signal);
  } finally {
    await agent.destroy();
  }
}

async function follow(
  { address, rules, accept, headers: secret = {} }: DownloadQuestion,
  agent: Dispatcher,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const first = new URL(address);
  let url = first;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const refusal = refuseAddress(url, rules);
    if (refusal !== null) throw new Refusal(refusal);
    const headers = { accept, ...(url.origin === first.origin && secret) };
    const answer = await request(url, { dispatcher: agent, signal, headers });
    const { statusCode, body } = answer;
    if (statusCode === 200 || (statusCode === 304 && asksForNews(secret))) return answer;
    await body.dump({ limit: 65_536 }).catch(() => {});
    const location = readHeader(answer.headers, 'location');
    if (statusCode < 300 || statusCode > 399 || location === null) throw answered(statusCode);
    if (!URL.canParse(location, url.href))
      throw new Refusal(`it is redirected to no address: ${location.slice(0, 200)}`);
    url = new URL(location, url);
  }
  throw new Refusal(`it is redirected more than ${maxRedirects} times`);
}

function asksForNews(headers: Readonly<Record<string, string>>): boolean {
  return 'if-none-match' in headers || 'if-modified-since' in headers;
}

function readHeader(headers: Dispatcher.ResponseData['headers'], name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}

/** A server that is busy or broken may be well later. */
function answered(statusCode: number): Error {
  const message = `the server answers with status ${statusCode}`;
  return statusCode >= 500 || statusCode === 429 || statusCode === 408
    ? new Error(message)
    : new Refusal(message);
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(`it is larger than ${Math.round(maxBytes / 1024 / 1024)} MiB`);
}

async function* limited(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
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
