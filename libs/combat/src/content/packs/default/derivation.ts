import type { ContentPack } from '../../types.js';

const RESISTANCE = { base: 0, per: {} };

export const derivation = {
  hp: { base: 0, per: { endurance: 10, strength: 2 } },
  energy: { base: 0, per: { mental: 5, endurance: 2 } },
  physical_damage: { base: 0, per: { strength: 1 } },
  magical_damage: { base: 0, per: { intellect: 1 } },
  accuracy: { base: 0.5, per: { perception: 0.02, prediction: 0.01 } },
  armour_penetration: { base: 0, per: { perception: 0.01 } },
  crit_chance: { base: 0, per: { prediction: 0.02 } },
  evasion: { base: 0, per: { agility: 0.015, prediction: 0.005 } },
  anti_evasion: { base: 0, per: {} },
  parry: { base: 0, per: { agility: 0.02 } },
  block: { base: 0, per: { strength: 0.02 } },
  counter: { base: 0.25, per: {} },
  armour: { base: 0, per: { endurance: 0.5 } },
  magic_resistance: { base: 0, per: { mental: 0.01 } },
  resistance_physical: RESISTANCE,
  resistance_fire: RESISTANCE,
  resistance_water: RESISTANCE,
  resistance_air: RESISTANCE,
  resistance_earth: RESISTANCE,
  resistance_light: RESISTANCE,
  resistance_darkness: RESISTANCE,
  resistance_arcane: RESISTANCE,
  resistance_nature: RESISTANCE,
} as const satisfies ContentPack['derivation'];

export const caps = {
  accuracy: 1,
  crit_chance: 0.75,
  evasion: 0.75,
  parry: 0.5,
  block: 0.75,
  counter: 0.5,
  resistance: 0.85,
} as const satisfies ContentPack['caps'];

export const balance = {
  handSize: 3,
  offHandDamage: 0.5,
  zoneAccuracy: { head: 0.85, chest: 1, belly: 1, legs: 0.95 },
  guardedZoneBlock: 1.5,
  openZoneDamage: 1.1,
} as const satisfies ContentPack['balance'];
