import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sent } from '../../src/outputs/emission.ts';
import { openOutputs } from '../../src/outputs/open-outputs.ts';
import type { Output, WebhookTarget } from '../../src/outputs/output.ts';
import { sendToWebhook } from '../../src/outputs/send-to-webhook.ts';
import { makeEmission } from '../services/emissions.ts';
import { startWebhookReceiver, webhookSecret, type WebhookReceiver } from '../services/webhook-receiver.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function receive(answer?: Parameters<typeof startWebhookReceiver>[0]): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver(answer);
  closers.push(receiver.close);
  return receiver;
}

function makeOutput(url: string, changes: Partial<WebhookTarget> = {}): Output & { kind: 'webhook' } {
  return {
    name: 'cms',
    sources: null,
    from: 'now',
    timeoutMs: 1000,
    retry: { attempts: 3, firstMs: 100 },
    kind: 'webhook',
    url,
    secret: webhookSecret,
    headers: {},
    isInline: false,
    isInside: true,
    baseUrl: null,
    ...changes,
  };
}

async function send(output: Output, emission = makeEmission()): Promise<Sent> {
  const outputs = await openOutputs([output]);
  closers.push(outputs.close);
  const sent = await outputs.find('cms')?.send(emission);
  if (sent === undefined) throw new Error('no output was opened');
  return sent;
}

describe('a webhook is sent', () => {
  test('the event, signed, with an id that is the delivery’s', async () => {
    const { url, received } = await receive();
    expect(await send(makeOutput(url))).toEqual({ isDelivered: true, status: 200 });
    const [first] = received;
    expect(first?.isSigned).toBe(true);
    expect(first?.headers).toMatchObject({
      'cutline-delivery': 'dlv_1',
      'content-type': expect.stringContaining('application/json'),
      'user-agent': expect.stringMatching(/^cutline\//),
    });
    expect(first?.event).toEqual({
      id: 'dlv_1',
      kind: 'published',
      gallery: { id: 'gal_1', source: 'wire' },
      version: 1,
      run: 'run_1',
      manifestDigest: 'd1',
      href: '/api/galleries/gal_1/manifest?run=run_1',
      reason: null,
      publishedAt: '2026-05-04T10:00:00.000Z',
    });
  });

  test('the manifest too, a whole address and further headers where that is wanted', async () => {
    const { url, received } = await receive();
    const wanted = {
      isInline: true,
      baseUrl: 'https://desk.example',
      headers: { authorization: 'Bearer x' },
    };
    await send(makeOutput(url, wanted));
    expect(received[0]?.event).toMatchObject({
      manifest: { items: 1 },
      href: 'https://desk.example/api/galleries/gal_1/manifest?run=run_1',
    });
    expect(received[0]?.headers.authorization).toBe('Bearer x');
  });

  test('that the receiver of the documentation takes, while it is fresh and as it was signed', async () => {
    const { url, received } = await receive();
    await send(makeOutput(url));
    const code =
      /```js\n([^`]*(?:`[^`]+`[^`]*)*)```/.exec(readFileSync('docs/outputs.md', 'utf8'))?.[1] ?? '';
    const { isFromCutline } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      isFromCutline: (header: string, body: Buffer, secret: string, now?: number) => boolean;
    };
    const header = String(received[0]?.headers['cutline-signature']);
    const body = Buffer.from(received[0]?.body ?? '');
    expect(isFromCutline(header, body, webhookSecret)).toBe(true);
    expect(isFromCutline(header, body, 'another')).toBe(false);
    expect(isFromCutline(header, Buffer.from(`${body.toString()} `), webhookSecret)).toBe(false);
    expect(isFromCutline(header, body, webhookSecret, Date.now() / 1000 + 301)).toBe(false);
  });

  test('under another secret what its receiver does not take for ours', async () => {
    const { url, received } = await receive();
    await send(makeOutput(url, { secret: 'somebody else’s' }));
    expect(received[0]?.isSigned).toBe(false);
  });
});

describe('an answer', () => {
  test.each([500, 502, 503, 408, 425, 429, 302, 307])('%i is tried again', async (status) => {
    const { url } = await receive((_received, response) => response.writeHead(status).end('busy  now'));
    expect(await send(makeOutput(url))).toEqual({
      isDelivered: false,
      problem: `the receiver answers with status ${status}: busy now`,
      status,
      isFinal: false,
      retryAfterMs: null,
    });
  });

  test.each([400, 401, 404, 410, 422, 301, 308])('%i is final', async (status) => {
    const { url } = await receive((_received, response) => response.writeHead(status).end());
    expect(await send(makeOutput(url))).toMatchObject({ isDelivered: false, status, isFinal: true });
  });

  test('that names a time is left alone until then', async () => {
    const { url } = await receive((_received, response) =>
      response.writeHead(503, { 'retry-after': '120' }).end(),
    );
    expect(await send(makeOutput(url))).toMatchObject({ isFinal: false, retryAfterMs: 120_000 });
  });

  test('that sends elsewhere is not followed', async () => {
    const other = await receive();
    const { url } = await receive((_received, response) =>
      response.writeHead(307, { location: other.url }).end(),
    );
    expect(await send(makeOutput(url))).toMatchObject({ isDelivered: false, status: 307 });
    expect(other.received).toEqual([]);
  });

  test.each([200, 500])('of %i that never ends is not read to its end', async (status) => {
    let sentBytes = 0;
    const { url } = await receive((_received, response) => {
      response.writeHead(status);
      const chunk = Buffer.alloc(65_536, 'x');
      const more = () => {
        while (!response.destroyed && response.write(chunk)) sentBytes += chunk.length;
      };
      response.on('drain', more).on('error', () => {});
      more();
    });
    const sent = await send(makeOutput(url));
    expect(sent).toMatchObject({ isDelivered: status === 200, status });
    expect(JSON.stringify(sent).length).toBeLessThan(600);
    await sleep(100);
    const before = sentBytes;
    await sleep(100);
    expect(sentBytes).toBe(before);
    expect(sentBytes).toBeLessThan(32 * 1024 * 1024);
  });

  test('that does not come is waited for no longer than the timeout', async () => {
    const { url } = await receive(() => {});
    expect(await send(makeOutput(url, {}))).toMatchObject({
      isDelivered: false,
      problem: 'it takes longer than 1 seconds',
      isFinal: false,
    });
  });
});

describe('nothing is sent', () => {
  test('to an address of the own network that is not meant to be there', async () => {
    const { url, received } = await receive();
    const target = makeOutput(url.replace('127.0.0.1', 'cms.example'), { isInside: false });
    const { send: sendIt, close } = sendToWebhook(target, 1000, async () => [
      { address: '127.0.0.1', family: 4 },
    ]);
    closers.push(close);
    expect(await sendIt(makeEmission(), AbortSignal.timeout(1000))).toMatchObject({
      isDelivered: false,
      problem: 'cms.example is at 127.0.0.1, which is not a public address',
      isFinal: true,
    });
    expect(received).toEqual([]);
  });

  test('of a manifest that is deleted', async () => {
    const { url, received } = await receive();
    expect(await send(makeOutput(url), makeEmission({}, null))).toMatchObject({
      problem: 'its manifest is deleted',
      isFinal: true,
    });
    expect(received).toEqual([]);
  });

  test('where nobody listens, and that may change', async () => {
    const { url, close } = await startWebhookReceiver();
    await close();
    expect(await send(makeOutput(url))).toMatchObject({
      isDelivered: false,
      isFinal: false,
      problem: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
