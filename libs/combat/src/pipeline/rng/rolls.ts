import { STRIKE_KINDS } from '../../dto/index.js';
import type { ActorId, StrikeKind } from '../../dto/index.js';
import { SCALE } from '../../content/numbers/fixed-point.js';
import { mixBlock, murmur3 } from './murmur3.js';
import type { Purpose } from './purpose.js';
import { sfc32 } from './sfc32.js';

/**
 * Random numbers by their purpose: integers from 0 to 9999, each equally likely. A number depends on the purpose
 * alone, not on what was rolled before; the same purpose always gives the same number.
 */
export interface Rolls {
  roll(purpose: string): number;
}

/** {@link Rolls} of one strike or one healing. */
export interface StrikeRolls {
  roll(purpose: Purpose): number;
}

/** The random numbers of one action. */
export interface ActionRolls {
  /** Those of one strike or one healing, which no other of the action shares. */
  between(wave: number, kind: StrikeKind, source: ActorId, target: ActorId): StrikeRolls;
}

const UINT32 = 2 ** 32;

const KIND_HASHES = Object.fromEntries(STRIKE_KINDS.map((kind) => [kind, murmur3(kind, 0) | 0])) as Readonly<
  Record<StrikeKind, number>
>;

/**
 * Rolls that follow from a key of 128 bits: no part of the outcome hangs on a single 32-bit state that could be
 * guessed. A text is hashed once; what narrows its key, and the purposes, are only mixed into it.
 */
class Key implements StrikeRolls {
  constructor(
    private readonly a: number,
    private readonly b: number,
    private readonly c: number,
    private readonly d: number,
  ) {}

  static of(text: string): Key {
    return new Key(murmur3(text, 1) | 0, murmur3(text, 2) | 0, murmur3(text, 3) | 0, murmur3(text, 4) | 0);
  }

  narrowed(first: number, second: number, third: number): Key {
    return new Key(
      mixBlock(mixBlock(mixBlock(this.a, first), second), third),
      mixBlock(mixBlock(mixBlock(this.b, first), second), third),
      mixBlock(mixBlock(mixBlock(this.c, first), second), third),
      mixBlock(mixBlock(mixBlock(this.d, first), second), third),
    );
  }

  roll({ hash }: Pick<Purpose, 'hash'>): number {
    const random = sfc32(this.a ^ hash, mixBlock(this.b, hash), this.c, this.d);
    return Math.floor((random * SCALE) / UINT32);
  }
}

class KeyedRolls implements Rolls, ActionRolls {
  constructor(private readonly key: Key) {}

  roll(purpose: string): number {
    return this.key.roll({ hash: murmur3(purpose, 0) | 0 });
  }

  between(wave: number, kind: StrikeKind, source: ActorId, target: ActorId): StrikeRolls {
    return this.key.narrowed(KIND_HASHES[kind] ^ wave, murmur3(source, 0) | 0, murmur3(target, 0) | 0);
  }
}

/** The rolls of an action: the same for the same session seed and action id, on every machine. */
export function rollsOf(seed: string, actionId: string): Rolls & ActionRolls {
  return new KeyedRolls(Key.of(`${seed}/${actionId}`));
}
