import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to the public internet: no private, link-local, loopback, shared, multicast or reserved range,
 * nor an IPv6 form of one (mapped, compatible, NAT64, 6to4, Teredo). What is no IP address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  // Of IPv6 nothing else is given out: what lies outside is reserved, whatever may be said inside it.
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(globalUnicast));
}

const globalUnicast = ipaddr.parseCIDR('2000::/3');
