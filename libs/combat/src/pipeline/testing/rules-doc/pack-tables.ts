import { defaultPack } from '../../../content/default-pack.js';
import { SCALE } from '../../../content/numbers/fixed-point.js';
import type { Stacking, TokenAmounts } from '../../../content/types.js';
import { DEFAULT_LIMITS } from '../../types.js';

type Rows = readonly (readonly string[])[];

const { derivation, caps, balance, weapons, shields, feints, effects } = defaultPack;
/** A sum of fixed-point numbers as a decimal, without what binary fractions leave behind. */
const exact = (value: number): string => String(Math.round(value * SCALE) / SCALE);

function derivationText({ base, per }: (typeof derivation)[keyof typeof derivation]): string {
  const parts = Object.entries(per).map(([attribute, coefficient]) => `${exact(coefficient)} ${attribute}`);
  return [...(base !== 0 || parts.length === 0 ? [exact(base)] : []), ...parts].join(' + ');
}

const priceText = (price: TokenAmounts): string =>
  Object.entries(price)
    .map(([token, amount]) => `${String(amount)} ${token}`)
    .join(' + ');

const stackingText = (stacking: Stacking): string =>
  stacking.mode === 'stack' ? `stack up to ${String(stacking.upTo)}` : stacking.mode;

const rowsOf = <Entry>(table: Readonly<Record<string, Entry>>, cells: (entry: Entry) => string[]): Rows =>
  Object.entries(table).map(([id, entry]) => [id, ...cells(entry)]);

/** Zones with their accuracy. */
const ZONES = Object.entries(balance.zoneAccuracy).map(([zone, factor]) => [zone, exact(factor)]);

/** What the first columns of the document's tables must hold, by the names of the tables; the order is free. */
export const PACK_TABLES: Readonly<Record<string, Rows>> = {
  derivation: rowsOf(derivation, (row) => [derivationText(row)]),
  caps: rowsOf(caps, (cap) => [exact(cap)]),
  zones: ZONES,
  balance: [
    ['guardedZoneBlock', exact(balance.guardedZoneBlock)],
    ['openZoneDamage', exact(balance.openZoneDamage)],
    ['offHandDamage', exact(balance.offHandDamage)],
    ['handSizePerTactics', exact(balance.handSizePerTactics)],
    ['manoeuvrePrice', priceText(balance.manoeuvrePrice)],
    ['chaos.afterStepsPerActor', exact(balance.chaos.afterStepsPerActor)],
    ['chaos.damagePerStep', exact(balance.chaos.damagePerStep)],
  ],
  weapons: rowsOf(weapons, ({ class: kind, hands, damage: { base, spread }, ripostes }) => [
    kind,
    String(hands),
    `${String(base)} ± ${String(spread)}`,
    ripostes ? 'yes' : 'no',
  ]),
  shields: rowsOf(shields, ({ absorbs }) => [exact(absorbs)]),
  feints: rowsOf(feints, ({ price, needs }) => [priceText(price), needs ?? '']),
  effects: rowsOf(effects, ({ kind, duration, stacking }) => [
    kind,
    String(duration),
    stackingText(stacking),
  ]),
  limits: Object.entries(DEFAULT_LIMITS).map(([name, most]) => [name, String(most)]),
};
