import { murmur3 } from './murmur3.js';

/** What a roll is for. The hash stands for the name wherever rolls are made; the name is for people and tests. */
export interface Purpose {
  readonly name: string;
  readonly hash: number;
}

/** Made once for each question of the rules, not for each roll. */
export function purposeOf(name: string): Purpose {
  return { name, hash: murmur3(name, 0) | 0 };
}
