import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readOutputs } from '../../src/outputs/read-outputs.ts';

const env = { HOOK_SECRET: ' tide ', HOOK_TOKEN: 'Bearer x', S3_PLACE: 'http://s3.example' };
const read = (...outputs: readonly unknown[]) =>
  readOutputs({ sources: [], outputs }, '/desk/cutline.config.json', env);

const webhook = { name: 'cms', kind: 'webhook', url: 'https://cms.example/hook', secretEnv: 'HOOK_SECRET' };

describe('outputs', () => {
  test('of each kind are read, with what they do not say', () => {
    expect(
      read(
        { name: 'archive', kind: 'folder', path: 'out', sources: ['wire'] },
        { name: 'bucket', kind: 's3', bucket: 'desk', prefix: 'clean', endpointEnv: 'S3_PLACE' },
        { ...webhook, headersEnv: { Authorization: 'HOOK_TOKEN' }, timeoutSeconds: 2.5 },
      ),
    ).toEqual([
      {
        name: 'archive',
        kind: 'folder',
        path: '/desk/out',
        sources: ['wire'],
        from: 'now',
        timeoutMs: 10_000,
        retry: { attempts: 10, firstMs: 30_000 },
        names: 'version',
        format: 'manifest',
        retracted: 'remove',
      },
      expect.objectContaining({ kind: 's3', prefix: 'clean/', region: null, endpoint: 'http://s3.example' }),
      expect.objectContaining({
        kind: 'webhook',
        secret: 'tide',
        headers: { authorization: 'Bearer x' },
        isInline: false,
        isInside: false,
        timeoutMs: 2500,
      }),
    ]);
  });

  test('may be missing altogether', () => {
    expect(readOutputs({ sources: [] }, 'cutline.config.json', env)).toEqual([]);
  });

  test.each([
    ['a kind that there is not', { name: 'x', kind: 'fax' }, /\/outputs\/0\/kind/],
    [
      'a setting that there is not',
      { ...webhook, retries: 3 },
      /\/outputs\/0\/retries: there is no such setting/,
    ],
    [
      'a secret that is not set',
      { ...webhook, secretEnv: 'NO_SECRET' },
      /\/outputs\/0\/secretEnv: the environment has no NO_SECRET/,
    ],
    [
      'an address inside',
      { ...webhook, url: 'http://10.0.0.7/hook' },
      /\/outputs\/0\/url: is not a public address/,
    ],
    ['an address inside, as IPv6', { ...webhook, url: 'http://[::1]/hook' }, /is not a public address/],
    ['a password in the address', { ...webhook, url: 'https://a:b@cms.example/' }, /must hold no password/],
    ['an address of no web server', { ...webhook, url: 'ftp://cms.example/' }, /must be an http/],
    ['a header of our own', { ...webhook, headersEnv: { 'Cutline-Signature': 'HOOK_TOKEN' } }, /headersEnv/],
  ])('with %s are refused, with the place', (_what, output, message) => {
    expect(() => read(output)).toThrow(message);
  });

  test('under one name are refused', () => {
    expect(() => read(webhook, webhook)).toThrow(/\/outputs\/1\/name: there is another output 'cms'/);
  });

  test('of the documentation are valid', () => {
    const example = /```json\n(\{[^`]*"outputs"[^`]*)```/.exec(readFileSync('docs/outputs.md', 'utf8'))?.[1];
    const secrets = { CMS_SECRET: 'x', CMS_TOKEN: 'y', ARCHIVE_ENDPOINT: 'http://s3.example' };
    expect(readOutputs(JSON.parse(example ?? ''), 'cutline.config.json', secrets)).toHaveLength(3);
  });
});
