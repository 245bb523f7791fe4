import { promisify } from 'node:util';
import { ForbiddenAddressError, isPublicAddress, literalAddress, lookupPublic } from './public-address.js';

describe('isPublicAddress', () => {
  it.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    'is true for %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine', '127.8.9.10'],
    ['this machine', '::1'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['a private network', 'fd12:3456::1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the metadata of a cloud', 'fd00:ec2::254'],
    ['the link', 'fe80::1'],
    ['a network behind a carrier', '100.64.0.1'],
    ['no machine', '0.0.0.0'],
    ['no machine', '::'],
    ['all machines', '255.255.255.255'],
    ['a group', '224.0.0.1'],
    ['a private IPv4 address in IPv6', '::ffff:192.168.1.1'],
    ['a private IPv4 address in old IPv6', '::a00:1'],
    ['a private IPv4 address behind NAT64', '64:ff9b::a00:1'],
    ['a private IPv4 address behind 6to4', '2002:a00:1::'],
    ['no address', 'example.com'],
  ])('is false for %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('literalAddress', () => {
  it.each([
    ['https://0x7f.1/', '127.0.0.1'],
    ['https://2130706433/', '127.0.0.1'],
    ['https://[::1]:8443/', '::1'],
    ['https://example.com/', null],
  ])('finds the address of %s', (url, address) => {
    expect(literalAddress(new URL(url))).toBe(address);
  });
});

describe('lookupPublic', () => {
  const find = promisify(lookupPublic);

  it.each([{ all: true }, {}])('refuses a name with a private address, asked with %j', async (options) => {
    await expect(find('localhost', options)).rejects.toThrow(ForbiddenAddressError);
  });

  it('gives a public address as it was asked for', async () => {
    // An address is its own answer: nobody has to be asked.
    expect(await find('1.1.1.1', {})).toBe('1.1.1.1');
    expect(await find('1.1.1.1', { all: true })).toEqual([{ address: '1.1.1.1', family: 4 }]);
  });

  it('passes on that a name cannot be found', async () => {
    await expect(find('no name at all', {})).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
