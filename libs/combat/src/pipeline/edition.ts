import { lookUp } from '../content/lookup.js';

/** In what one version of the rules differs from others. */
export interface Edition {
  /** Which zones that are struck at count as open: all that nobody guards, or only those beside a guarded one. */
  readonly openZones: 'unguarded' | 'beside_guarded';
  /** What becomes of feints that are still in the hands when the battle ends. */
  readonly handsAtTheEnd: 'refunded' | 'kept';
}

/** Every version that battles may still run under, or be replayed under. One that has begun a battle never changes. */
const EDITIONS: Readonly<Record<string, Edition>> = {
  'rbc-2': { openZones: 'beside_guarded', handsAtTheEnd: 'kept' },
  'rbc-3': { openZones: 'unguarded', handsAtTheEnd: 'refunded' },
};

export const KNOWN_RULES: readonly string[] = Object.keys(EDITIONS);

/** @throws CombatError `content/unknown-id` for a version that this build does not know. */
export function editionOf(rulesVersion: string): Edition {
  return lookUp(EDITIONS, 'rules version', rulesVersion);
}
