import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedServer {
  readonly address: string;
  /** `host:port` */
  readonly host: string;
  /** What was asked for, `GET`'s path and headers, in order. */
  readonly asked: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** What a path gives from now on. */
  readonly serve: (path: string, answer: FeedAnswer) => void;
  readonly close: () => Promise<void>;
}

export type FeedAnswer =
  | { readonly body: string | object; readonly status?: number; readonly headers?: Record<string, string> }
  | ((request: IncomingMessage, response: ServerResponse) => void);

/** A server of feeds on loopback that gives what it is told to give. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, FeedAnswer>();
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? { body: 'there is no such feed', status: 404 };
    if (typeof answer === 'function') return answer(request, response);
    const { body, status = 200, headers = {} } = answer;
    const isKnown = headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'];
    response.writeHead(isKnown ? 304 : status, headers);
    if (isKnown) response.end();
    else response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `http://${host}`,
    host,
    asked,
    serve: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
