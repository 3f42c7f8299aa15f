import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PublicationEvent } from '../../src/outputs/publication-event.ts';

/** A request as it came to the receiver. */
export interface ReceivedEvent {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: PublicationEvent & { readonly manifest?: unknown };
  /** The signature fits the body under the receiver's secret. */
  readonly isSigned: boolean;
}

export interface WebhookReceiver {
  readonly url: string;
  /** Everything that came so far, in order. */
  readonly received: readonly ReceivedEvent[];
  readonly close: () => Promise<void>;
}

export const webhookSecret = 'the tide table of Port Alder';

/** A receiver on loopback, as docs/outputs.md has one; what it answers, the test says. Without a word of it, 200. */
export async function startWebhookReceiver(
  answer: (received: ReceivedEvent, response: ServerResponse) => void = (_received, response) =>
    void response.end(),
): Promise<WebhookReceiver> {
  const received: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    void text(request).then(
      (body) => {
        const { headers } = request;
        const event = JSON.parse(body) as PublicationEvent;
        const each = { headers, body, event, isSigned: fits(headers['cutline-signature'], body) };
        received.push(each);
        answer(each, response);
      },
      // Whoever hung up before the end sent nothing.
      () => {},
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function fits(header: string | string[] | undefined, body: string): boolean {
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(header)) ?? [];
  return createHmac('sha256', webhookSecret).update(`${time}.${body}`).digest('hex') === signature;
}
