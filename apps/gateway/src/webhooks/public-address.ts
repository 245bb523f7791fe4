import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A receiver is somewhere where no webhook may go. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';

  constructor(host: string) {
    super(`${host} is no public address.`);
  }
}

/** Once an IPv4 address in IPv6; nothing on the internet is there any more. */
const OLD_IPV4 = ipaddr.parseCIDR('::/96');

/** Whether the address is one of the public internet; an IPv4 address in the clothes of an IPv6 one is judged as itself. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const judged = ipaddr.process(address);
  return judged.range() === 'unicast' && !(judged.kind() === 'ipv6' && judged.match(OLD_IPV4));
}

/** The address that the host of a URL is; null if it is a name, which has to be looked up. */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}

/**
 * Looks a name up for a connection and refuses it unless all its addresses are public. The connection goes to what was
 * looked at here: whoever owns the name cannot answer otherwise a moment later.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, []);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new ForbiddenAddressError(hostname), []);
    } else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
