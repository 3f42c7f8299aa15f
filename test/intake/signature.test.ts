import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openSignatureCheck } from '../../src/intake/signature.ts';

const rule = { secret: 'tern-and-gull', toleranceSeconds: 300 };
const now = new Date('2026-05-04T12:00:00Z');
const time = now.getTime() / 1000;
const body = Buffer.from('A ferry leaves. (AP)');

function sign(secret = rule.secret, at = time, content: Buffer = body): string {
  return createHmac('sha256', secret).update(`${at}.`).update(content).digest('hex');
}

function check(header: string | undefined): string {
  const signature = openSignatureCheck(header, rule, now);
  signature.update(body.subarray(0, 5));
  signature.update(body.subarray(5));
  return signature.finish();
}

describe('a signature', () => {
  test('that fits the body, however it arrives in pieces, is good', () => {
    expect(check(`t=${time},v1=${sign()}`)).toBe(sign());
    expect(check(`t=${time}, v1=${sign().toUpperCase()}`)).toBe(sign());
  });

  test('is one of several while keys change', () => {
    expect(check(`t=${time},v1=${sign('old')},v1=${sign()},v0=x`)).toBe(sign());
  });

  test.each([
    ['is missing', undefined, /missing/],
    ['is none', 'tern', /must be t=/],
    ['has no time', `v1=${sign()}`, /must be t=/],
    ['has two times', `t=${time},t=1,v1=${sign()}`, /must be t=/],
    ['has none for us', `t=${time},v0=${sign()}`, /must be t=/],
    ['is cut off', `t=${time},v1=${sign().slice(2)}`, /must be t=/],
    ['is of another key', `t=${time},v1=${sign('other')}`, /does not fit/],
    ['is of another body', `t=${time},v1=${sign(rule.secret, time, Buffer.from('A'))}`, /does not fit/],
    ['is of another time', `t=${time + 1},v1=${sign()}`, /does not fit/],
    ['is too old', `t=${time - 301},v1=${sign(rule.secret, time - 301)}`, /301 seconds off; 300 are allowed/],
    ['is from the future', `t=${time + 301},v1=${sign(rule.secret, time + 301)}`, /301 seconds off/],
  ])('that %s is refused', (_name, header, message) => {
    expect(() => check(header)).toThrow(
      expect.objectContaining({
        code: 'SIGNATURE_INVALID',
        message: expect.stringMatching(message) as string,
      }),
    );
  });
});
