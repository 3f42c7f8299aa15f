import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSignatureCheck } from '../../src/intake/signature.ts';
import { equalDigests, digestOf } from '../../src/login/secrets.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('src', path));

describe('secrets are compared without telling how much of them fits', () => {
  test('in no file by how texts are compared', () => {
    // A digest of a secret may be looked up: whoever tries cannot choose how much of it fits.
    const comparison =
      /(?:secret|token|signature|password|adminDigest|hmac)\w*\s*[!=]==\s*(?!null|undefined|''|\d)[\w(]/i;
    const other = /[\w)]\s*[!=]==\s*(?:\w+\.)*(?:secret|token|signature|password|adminDigest)\b(?!\.)/i;
    const found = files.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line) && (comparison.test(line) || other.test(line)))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
    expect(comparison.test('if (secret === given) return true;')).toBe(true);
    expect(other.test('digest === login.adminDigest')).toBe(true);
  });

  test('digests, of one length or of another', () => {
    const digest = digestOf('tern');
    expect(equalDigests(digest, digestOf('tern'))).toBe(true);
    expect(equalDigests(digest, digestOf('gull'))).toBe(false);
    expect(equalDigests(digest, digest.slice(0, -1))).toBe(false);
    expect(equalDigests(digest, '')).toBe(false);
  });
});

describe('a signature that is nearly right is wrong', () => {
  const now = new Date('2026-05-04T10:00:00Z');
  const time = String(now.getTime() / 1000);
  const rule = { secret: 'tern', toleranceSeconds: 300 };
  const right = createHmac('sha256', 'tern').update(`${time}.body`).digest('hex');

  function check(header: string, body = 'body', at = now): string {
    const signature = openSignatureCheck(header, rule, at);
    signature.update(Buffer.from(body));
    return signature.finish();
  }

  test('by any one digit, by its length, or in another place', () => {
    expect(check(`t=${time},v1=${right}`)).toBe(right);
    for (let at = 0; at < right.length; at += 1) {
      const digit = right[at] === '0' ? '1' : '0';
      const bent = right.slice(0, at) + digit + right.slice(at + 1);
      expect(() => check(`t=${time},v1=${bent}`)).toThrow('does not fit');
    }
    for (const bent of [right.slice(1), `${right}0`, '', '0'.repeat(64), ` ${right.slice(1)}`])
      expect(() => check(`t=${time},v1=${bent}`)).toThrow(/must be|does not fit/);
  });

  test('for another body, another time, or when it is repeated later', () => {
    expect(() => check(`t=${time},v1=${right}`, 'body2')).toThrow('does not fit');
    expect(() => check(`t=${Number(time) + 1},v1=${right}`)).toThrow('does not fit');
    expect(() => check(`t=${time},t=${Number(time) + 1},v1=${right}`)).toThrow('must be');
    expect(() => check(`t=${time},v1=${right}`, 'body', new Date(now.getTime() + 301_000))).toThrow(
      'seconds off',
    );
    // The stop between time and body cannot be moved.
    expect(() => check(`t=${time.slice(0, -1)},v1=${right}`, `${time.at(-1)}.body`)).toThrow('seconds off');
  });
});
