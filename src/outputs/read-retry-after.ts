/** `Retry-After` in milliseconds from now: a number of seconds, or a date; `null` where it is neither or has passed. */
export function readRetryAfter(header: string | readonly string[] | undefined, now: Date): number | null {
  if (typeof header !== 'string') return null;
  const seconds = /^\s*(\d{1,9})\s*$/.exec(header)?.[1];
  const ms = seconds === undefined ? Date.parse(header) - now.getTime() : Number(seconds) * 1000;
  return ms > 0 ? Math.min(ms, longestMs) : null;
}

/** Nobody is left alone for longer than a day. */
const longestMs = 24 * 60 * 60 * 1000;
