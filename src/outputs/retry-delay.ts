import type { RetryRule } from './output.ts';

/**
 * How long to wait after so many failed attempts, in whole milliseconds: two and a half times as long each time, a fifth more
 * or less by chance (`random`: 0 to 1), so that what failed together does not come back together; and not before the receiver
 * wants it.
 */
export function retryDelay(
  { firstMs }: RetryRule,
  attempts: number,
  retryAfterMs: number | null,
  random: number,
): number {
  const waitMs = firstMs * factor ** (attempts - 1) * (1 - jitter + 2 * jitter * random);
  return Math.round(Math.max(waitMs, retryAfterMs ?? 0));
}

const factor = 2.5;
const jitter = 0.2;
