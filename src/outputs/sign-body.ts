import { createHmac } from 'node:crypto';

/**
 * `t=<unix seconds>,v1=<hexadecimal>`: the SHA-256 HMAC of the time, a dot and the body under the secret both sides have. The
 * time is signed too, so that a receiver can refuse what was recorded and is sent again later.
 */
export function signBody(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
