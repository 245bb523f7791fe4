import type { ContentPack, Derivation } from '../../../content/types.js';
import { DERIVED_NUMBERS } from '../../../content/vocabulary.js';
import type { DerivedNumber } from '../../../content/vocabulary.js';

const DERIVATIONS: Partial<Record<DerivedNumber, Derivation>> = {
  hp: { base: 0, per: { endurance: 10, strength: 2 } },
  energy: { base: 0, per: { mental: 5, endurance: 2 } },
  physical_damage: { base: 0, per: { strength: 1 } },
  magical_damage: { base: 0, per: { intellect: 1 } },
  accuracy: { base: 0.5, per: { perception: 0.02, prediction: 0.01 } },
  armour_penetration: { base: 0, per: { perception: 0.01 } },
  crit_chance: { base: 0, per: { prediction: 0.02 } },
  evasion: { base: 0, per: { agility: 0.015, prediction: 0.005 } },
  parry: { base: 0, per: { agility: 0.02 } },
  block: { base: 0, per: { strength: 0.02 } },
  counter: { base: 0.25, per: {} },
  armour: { base: 0, per: { endurance: 0.5 } },
  magic_resistance: { base: 0, per: { mental: 0.01 } },
  hand_size: { base: 3, per: {} },
};

export const testNumbers: Pick<ContentPack, 'derivation' | 'caps' | 'balance'> = {
  derivation: Object.fromEntries(
    DERIVED_NUMBERS.map((name) => [name, DERIVATIONS[name] ?? { base: 0, per: {} }]),
  ) as Record<DerivedNumber, Derivation>,
  caps: {
    accuracy: 1,
    crit_chance: 0.75,
    evasion: 0.75,
    parry: 0.5,
    block: 0.75,
    counter: 0.5,
    resistance: 0.85,
  },
  balance: {
    offHandDamage: 0.5,
    zoneAccuracy: { head: 0.85, chest: 1, belly: 1, legs: 0.95 },
    guardedZoneBlock: 1.5,
    openZoneDamage: 1.1,
    handSizePerTactics: 0.02,
    manoeuvrePrice: { tempo: 2 },
    chaos: { afterStepsPerActor: 60, damagePerStep: 0.1 },
  },
};
