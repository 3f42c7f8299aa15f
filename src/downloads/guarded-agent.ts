import { callbackify } from 'node:util';
import { Agent } from 'undici';
import { isInsideProblem } from './allowed-hosts.ts';
import { isPublicAddress } from './is-public-address.ts';

/** A reason that will not go away. */
export class Refusal extends Error {}

/** The addresses of a host's name. */
export type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/**
 * Connects to no other address than one it has just looked up and found allowed: a public one, or any where `mayBeInside` says
 * so of the host. Else the connection fails with a `Refusal`. `quietMs`: how long a server may be silent.
 */
export function guardedAgent(rules: {
  readonly mayBeInside: (hostname: string) => boolean;
  readonly resolve: Resolve;
  readonly quietMs: number;
}): Agent {
  const { mayBeInside, resolve, quietMs } = rules;
  const lookup = callbackify(async (hostname: string) => {
    const found = await resolve(hostname);
    const barred = mayBeInside(hostname) ? undefined : found.find(({ address }) => !isPublicAddress(address));
    if (barred !== undefined) throw new Refusal(isInsideProblem(hostname, barred.address));
    if (found.length === 0) throw new Error(`${hostname} has no address`);
    return [...found];
  });
  return new Agent({
    headersTimeout: quietMs,
    bodyTimeout: quietMs,
    // With it a lookup is asked for all addresses at once.
    autoSelectFamily: true,
    connect: {
      timeout: quietMs,
      lookup: (hostname, _options, done) => lookup(hostname, done),
    },
  });
}
