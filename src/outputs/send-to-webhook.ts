import { promises as dns } from 'node:dns';
import { type Dispatcher, request } from 'undici';
import { guardedAgent, Refusal, type Resolve } from '../downloads/guarded-agent.ts';
import { producerVersion } from '../pipeline/manifests/producer-version.ts';
import { withoutManifest } from './emit-files.ts';
import type { Emission, Send, Sent } from './emission.ts';
import type { WebhookTarget } from './output.ts';
import { toEvent } from './publication-event.ts';
import { readRetryAfter } from './read-retry-after.ts';
import { signBody } from './sign-body.ts';

/**
 * Sends to a webhook: a signed POST of the event. Redirects are not followed, the address its host's name stands for is looked
 * up once and must be public unless the target says otherwise, and of the answer no more than its beginning is read.
 */
export function sendToWebhook(
  target: WebhookTarget,
  timeoutMs: number,
  resolve: Resolve = (hostname) => dns.lookup(hostname, { all: true }),
): { readonly send: Send; readonly close: () => Promise<void> } {
  const agent = guardedAgent({ mayBeInside: () => target.isInside, resolve, quietMs: timeoutMs });
  const send: Send = async (emission, signal) => {
    if (emission.publication.kind === 'published' && emission.manifest === null) return withoutManifest;
    const body = printEvent(emission, target);
    try {
      const answer = await request(target.url, {
        method: 'POST',
        dispatcher: agent,
        signal,
        headers: {
          ...target.headers,
          'content-type': 'application/json; charset=utf-8',
          'user-agent': `cutline/${producerVersion}`,
          'cutline-delivery': emission.deliveryId,
          'cutline-signature': signBody(body, target.secret, new Date()),
        },
        body,
      });
      return await readAnswer(answer);
    } catch (error) {
      const refusal = findRefusal(error);
      if (refusal === null) throw error;
      return { isDelivered: false, problem: refusal, status: null, isFinal: true, retryAfterMs: null };
    }
  };
  return { send, close: () => agent.destroy() };
}

function printEvent(emission: Emission, { baseUrl, isInline }: WebhookTarget): string {
  const event = toEvent(emission, baseUrl);
  if (!isInline || emission.manifest === null) return JSON.stringify(event);
  return JSON.stringify({ ...event, manifest: JSON.parse(emission.manifest) as unknown });
}

async function readAnswer({ statusCode: status, headers, body }: Dispatcher.ResponseData): Promise<Sent> {
  if (status >= 200 && status < 300) {
    // It has it; whatever else it says, at whatever length, changes nothing.
    await body.dump({ limit: mostAnswerBytes }).catch(() => {});
    return { isDelivered: true, status };
  }
  const said = await readBeginning(body);
  return {
    isDelivered: false,
    problem: `the receiver answers with status ${status}${said === '' ? '' : `: ${said}`}`,
    status,
    isFinal: refusesForGood(status),
    retryAfterMs: readRetryAfter(headers['retry-after'], new Date()),
  };
}

/** A receiver that is busy or broken may be well later; one that has moved or says no will say so again. */
function refusesForGood(status: number): boolean {
  if (status === 408 || status === 425 || status === 429) return false;
  return (status >= 400 && status < 500) || status === 301 || status === 308;
}

async function readBeginning(body: Dispatcher.ResponseData['body']): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk.subarray(0, mostAnswerBytes), { stream: true });
      if (text.length > shownCharacters) break;
    }
  } catch {
    // What was read of it is what is known of it.
  }
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, shownCharacters);
}

/** undici wraps what its connection met. */
function findRefusal(error: unknown): string | null {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error && error.cause instanceof Refusal ? error.cause.message : null;
}

const mostAnswerBytes = 65_536;
const shownCharacters = 200;
