import type { ActorId, StrikeKind } from '../../dto/index.js';
import { SCALE } from '../../content/numbers/fixed-point.js';
import type { Purpose } from './purpose.js';
import type { StrikeRolls } from './rolls.js';

/** How the rolls of a strike are named for people: `0/exchange/a>b`. */
export function strikeName(wave: number, kind: StrikeKind, source: ActorId, target: ActorId): string {
  return `${String(wave)}/${kind}/${source}>${target}`;
}

/** The roll for something with this fixed-point chance; null where it is certain or impossible. */
export function rollFor(rolls: StrikeRolls, purpose: Purpose, chance: number): number | null {
  return chance <= 0 || chance >= SCALE ? null : rolls.roll(purpose);
}

/** Whether something with this chance happens, given its roll. */
export function happens(roll: number | null, chance: number): boolean {
  return roll === null ? chance > 0 : roll < chance;
}

/** An integer from `-spread` to `spread`, each equally likely. */
export function spreadBy(roll: number, spread: number): number {
  return Math.floor(((2 * spread + 1) * roll) / SCALE) - spread;
}
