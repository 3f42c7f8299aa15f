import ipaddr from 'ipaddr.js';

/** Whether only this machine reaches a host, as it is listened on or asked for: `localhost`, `127.0.0.1`, `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return ipaddr.isValid(name) && isWholeAddress(name) && ipaddr.process(name).range() === 'loopback';
}

/** Not `127.1`, nor `2130706433`, which programs read in different ways. */
function isWholeAddress(name: string): boolean {
  return name.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(name);
}
