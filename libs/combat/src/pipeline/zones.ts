import { multiply, SCALE } from '../content/numbers/fixed-point.js';
import type { Zone } from '../dto/index.js';
import type { StrikeFactors, StruckZone } from './calculator/strike.js';
import type { Draft } from './draft.js';

export function struckZone({ content, edition }: Draft, zone: Zone, guarded: Zone | null): StruckZone {
  const { zoneAccuracy, guardedZoneBlock, openZoneDamage } = content.balance;
  const isGuarded = zone === guarded;
  const isOpen = !isGuarded && (guarded !== null || edition.openZones === 'unguarded');
  return {
    zone,
    guarded,
    accuracy: zoneAccuracy[zone],
    block: isGuarded ? guardedZoneBlock : SCALE,
    damage: isOpen ? openZoneDamage : SCALE,
  };
}

/** The factors of a strike, at a zone if it is aimed at one. */
export function zoneFactors(plain: StrikeFactors, struck: StruckZone | null): StrikeFactors {
  if (struck === null) return plain;
  const { accuracy, block, damage } = struck;
  return { ...plain, accuracy, block, damage: multiply(plain.damage, damage) };
}
