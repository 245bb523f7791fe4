const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** The hash so far with one more 32-bit block, as a signed 32-bit integer: the inner step of {@link murmur3}. */
export function mixBlock(hash: number, block: number): number {
  const mixed = hash ^ Math.imul(rotateLeft(Math.imul(block, C1), 15), C2);
  return (Math.imul(rotateLeft(mixed, 13), 5) + 0xe6546b64) | 0;
}

/**
 * MurmurHash3 x86_32 of the text, each UTF-16 code unit being two bytes, low byte first. Public-domain algorithm by
 * Austin Appleby (https://github.com/aappleby/smhasher). Gives an unsigned 32-bit integer.
 */
export function murmur3(text: string, seed: number): number {
  let hash = seed;
  const paired = text.length & ~1;
  for (let at = 0; at < paired; at += 2) {
    hash = mixBlock(hash, text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  }
  if (paired < text.length) {
    hash ^= Math.imul(rotateLeft(Math.imul(text.charCodeAt(paired), C1), 15), C2);
  }
  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
