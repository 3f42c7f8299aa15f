import { isIP } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';

/** From where something may be fetched: nowhere but from these hosts. */
export interface DownloadRules {
  readonly hosts: readonly AllowedHost[];
}

export interface AllowedHost {
  /** `photos.wire.example`, or `*.wire.example` for every host below it; lower case. */
  readonly name: string;
  /** `null`: the scheme's own, 80 or 443. */
  readonly port: number | null;
  /** It may be at an address of the own network, as a picture desk's archive is. */
  readonly isInside: boolean;
}

const hostName = String.raw`(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]`;

/** A host as people write it, in lower case: `photos.example.com`, `*.example.org:8443`, `[::1]:80`. */
export const hostPattern = new RegExp(String.raw`^(?:${hostName})(?::\d{1,5})?$`, 'u');

/** A host that fits `hostPattern`, taken apart. */
export function readHost(host: string, isInside: boolean): AllowedHost {
  const [, name = host, port] = /^(.*?)(?::(\d{1,5}))?$/.exec(host) ?? [];
  return { name, port: port === undefined ? null : Number(port), isInside };
}

/** Why an address must not be asked for, as far as it can be seen without asking; `null` when it may be. */
export function refuseAddress(url: URL, rules: DownloadRules): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `${url.protocol} addresses are not fetched`;
  if (url.username !== '' || url.password !== '') return 'an address with a password in it is not fetched';
  const host = findHost(url.hostname, Number(url.port) || null, rules);
  if (host === undefined) return `it is not fetched from ${url.host}`;
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && !host.isInside && !isPublicAddress(literal))
    return isInsideProblem(url.hostname, literal);
  return null;
}

/** Whether an address may be asked for at all, as far as it can be seen without asking. */
export function allowsAddress(address: string, rules: DownloadRules): boolean {
  return URL.canParse(address) && refuseAddress(new URL(address), rules) === null;
}

/** Whether a host, whatever its port, may be at an address of the own network. */
export function mayBeInside(hostname: string, { hosts }: DownloadRules): boolean {
  return hosts.some((host) => host.isInside && matches(withoutDot(hostname), host.name));
}

export function isInsideProblem(hostname: string, address: string): string {
  return `${hostname} is at ${address}, which is not a public address`;
}

function findHost(hostname: string, port: number | null, { hosts }: DownloadRules): AllowedHost | undefined {
  return hosts.find((host) => host.port === port && matches(withoutDot(hostname), host.name));
}

// A dot at the end is the same host.
function withoutDot(hostname: string): string {
  return hostname.replace(/\.$/, '');
}

function matches(name: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}
