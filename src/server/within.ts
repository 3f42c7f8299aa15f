import { setTimeout as sleep } from 'node:timers/promises';

/** What `read` resolves to, unless it takes longer: who watches us does not wait for a server that hangs. */
export async function within<T>(limitMs: number, read: () => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const tooLong = sleep(limitMs, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${limitMs / 1000} s`);
  });
  try {
    return await Promise.race([read(), tooLong]);
  } finally {
    stop.abort();
    tooLong.catch(() => {});
  }
}
