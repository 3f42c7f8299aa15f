import type { Emission, Send, Sent } from './emission.ts';
import type { Output, RetryRule } from './output.ts';
import { sendToFolder } from './send-to-folder.ts';

/** An output that can be sent to. */
export interface OpenOutput {
  readonly timeoutMs: number;
  readonly retry: RetryRule;
  /** Sends within the timeout; whatever goes wrong is in the answer. */
  readonly send: (emission: Emission) => Promise<Sent>;
}

/** Outputs by their names, until `close`. */
export interface OpenOutputs {
  readonly find: (name: string) => OpenOutput | null;
  readonly close: () => Promise<void>;
}

/** Opens the outputs; none is asked whether it is there before something is sent. */
export async function openOutputs(outputs: readonly Output[]): Promise<OpenOutputs> {
  const opened = new Map<string, OpenOutput>();
  const closers: (() => unknown)[] = [];
  for (const output of outputs) {
    const { send, close } = await openTarget(output);
    closers.push(close);
    const { name, timeoutMs, retry } = output;
    opened.set(name, { timeoutMs, retry, send: (emission) => sendWithin(timeoutMs, send, emission) });
  }
  return {
    find: (name) => opened.get(name) ?? null,
    close: async () => {
      for (const close of closers) await close();
    },
  };
}

async function openTarget(output: Output): Promise<{ readonly send: Send; readonly close: () => unknown }> {
  switch (output.kind) {
    case 'folder':
      return { send: sendToFolder(output), close: () => {} };
    case 's3':
      return (await import('./send-to-s3.ts')).sendToS3(output);
    case 'webhook':
      return (await import('./send-to-webhook.ts')).sendToWebhook(output, output.timeoutMs);
  }
}

async function sendWithin(timeoutMs: number, send: Send, emission: Emission): Promise<Sent> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await Promise.race([send(emission, signal), untilAborted(signal)]);
  } catch (error) {
    const problem = signal.aborted ? `it takes longer than ${timeoutMs / 1000} seconds` : explain(error);
    return { isDelivered: false, problem, status: null, isFinal: false, retryAfterMs: null };
  }
}

/** A file system that is away does not hear of signals. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function explain(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(explain).join(', ');
  return error instanceof Error ? error.message || error.name : String(error);
}
