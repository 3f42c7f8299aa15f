import { ExpectedError } from '../errors.ts';

/** Where Redis is, as `REDIS_URL` says it. */
export type RedisAddress =
  | { readonly kind: 'server'; readonly url: string }
  | {
      readonly kind: 'cluster';
      /** Some of its nodes, at least one: they know the others. */
      readonly nodes: readonly RedisNode[];
      readonly isEncrypted: boolean;
      readonly username: string | null;
      readonly password: string | null;
    };

interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** `redis://host:6379/0`, `rediss://…`, `redis+cluster://user:secret@one:6379,two:6379`, `rediss+cluster://…`; `null`: it is none. */
export function readRedisAddress(url: string): RedisAddress | null {
  const cluster = /^(rediss?)\+cluster:\/\/(?:([^@/]*)@)?([^@/]+)\/?$/iu.exec(url);
  if (cluster === null)
    return /^rediss?:\/\//iu.test(url) && URL.canParse(url) ? { kind: 'server', url } : null;
  const [, scheme = '', user = '', hosts = ''] = cluster;
  const nodes = hosts.split(',').map(readNode);
  const known = nodes.filter((node) => node !== null);
  if (known.length < nodes.length) return null;
  const [username = '', ...password] = user.split(':').map(decodeURIComponent);
  return {
    kind: 'cluster',
    nodes: known,
    isEncrypted: scheme.toLowerCase() === 'rediss',
    username: username || null,
    password: password.join(':') || null,
  };
}

/** The nodes that are named, for people; a password is never among them. */
export function printRedisHosts(url: string): string {
  const address = readRedisAddress(url);
  if (address === null) return 'REDIS_URL';
  return address.kind === 'server'
    ? new URL(address.url).host
    : address.nodes.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`).join(', ');
}

/**
 * What the queues' keys begin with. In a cluster they all have to lie in one slot, for which only what is in braces counts: a
 * prefix without is `SETTINGS_INVALID` there.
 */
export function readQueuePrefix(given: string | undefined, redisUrl: string | null): string {
  const isCluster = redisUrl !== null && readRedisAddress(redisUrl)?.kind === 'cluster';
  if (!isCluster) return given ?? 'cutline';
  if (given === undefined || /\{[^{}]+\}/u.test(given)) return given ?? '{cutline}';
  throw new ExpectedError(
    'SETTINGS_INVALID',
    `a Redis Cluster wants a --queue-prefix with braces, which keep its keys on one node: '{${given}}'`,
  );
}

function readNode(text: string): RedisNode | null {
  if (!URL.canParse(`redis://${text}`)) return null;
  const { hostname, port } = new URL(`redis://${text}`);
  if (hostname === '') return null;
  return { host: hostname.replaceAll(/[[\]]/gu, ''), port: Number(port || usualPort) };
}

const usualPort = 6379;
