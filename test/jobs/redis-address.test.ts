import { describe, expect, test } from 'vitest';
import { printRedisHosts, readQueuePrefix, readRedisAddress } from '../../src/jobs/redis-address.ts';

describe('the address of Redis', () => {
  test.each([
    ['redis://cache.example:6379/2', 'cache.example:6379'],
    ['rediss://desk:secret@cache.example', 'cache.example'],
    ['redis+cluster://one.example:7001,two.example', 'one.example:7001, two.example:6379'],
    ['rediss+cluster://desk:secret@one.example,[::1]:7002', 'one.example:6379, [::1]:7002'],
  ])('%s is of %s', (url, hosts) => {
    expect(printRedisHosts(url)).toBe(hosts);
  });

  test('of a cluster names its nodes, and who comes', () => {
    expect(readRedisAddress('rediss+cluster://desk:se%3Acr%40et@one.example:7001,two.example')).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'one.example', port: 7001 },
        { host: 'two.example', port: 6379 },
      ],
      isEncrypted: true,
      username: 'desk',
      password: 'se:cr@et',
    });
    expect(readRedisAddress('redis+cluster://:secret@one.example')).toMatchObject({
      username: null,
      password: 'secret',
    });
  });

  test.each([
    '',
    'cache.example',
    'http://cache.example',
    'redis+cluster://',
    'redis+cluster://one,,two',
    'redis+cluster://one:x',
  ])('%j is none', (url) => {
    expect(readRedisAddress(url)).toBeNull();
  });

  test('of a cluster wants all keys in one slot', () => {
    const cluster = 'redis+cluster://one.example';
    expect(readQueuePrefix(undefined, cluster)).toBe('{cutline}');
    expect(readQueuePrefix('{desk}', cluster)).toBe('{desk}');
    expect(readQueuePrefix(undefined, 'redis://one.example')).toBe('cutline');
    expect(() => readQueuePrefix('desk', cluster)).toThrow("'{desk}'");
    expect(() => readQueuePrefix('{}desk', cluster)).toThrow('braces');
  });
});
