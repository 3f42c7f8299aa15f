import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to the public internet: no private, link-local, loopback, shared, multicast or reserved range,
 * nor an IPv6 form of one (mapped, NAT64, 6to4, Teredo). What is no IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
