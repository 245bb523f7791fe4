import type { ContentPack, Spread } from '@melee/combat/content';
import { inline } from './inline.js';

/** A table of a pack that can be shown, and its columns after the id and the name. */
interface Shown<Entry> {
  readonly head: readonly string[];
  readonly row: (entry: Entry) => readonly string[];
}

const spreadOf = ({ base, spread }: Spread): string => `${base - spread}–${base + spread}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function powerOf({ strike, heal, effects, cleanses }: ContentPack['items'][string]['power']): string {
  const parts = [
    strike && `${spreadOf(strike)} ${strike.type}`,
    heal && `heals ${spreadOf(heal)}`,
    effects?.map(({ effect }) => effect).join(', '),
    cleanses && `ends ${cleanses.join(', ')}`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

type Tables = Pick<
  ContentPack,
  | 'weapons'
  | 'shields'
  | 'armour'
  | 'traits'
  | 'styles'
  | 'feints'
  | 'abilities'
  | 'items'
  | 'effects'
  | 'behaviours'
  | 'templates'
>;
export type Kind = keyof Tables;
type EntryOf<Of extends Kind> = Tables[Of][keyof Tables[Of]];

const SHOWN_TABLES: { readonly [Of in Kind]: Shown<EntryOf<Of>> } = {
  weapons: {
    head: ['class', 'hands', 'damage', 'ripostes', 'modifiers', 'on a critical strike'],
    row: ({ class: of, hands, damage, ripostes, modifiers, onCrit }) => [
      of,
      String(hands),
      `${spreadOf(damage)} ${damage.type}`,
      ripostes ? 'yes' : 'no',
      inline(modifiers),
      inline(onCrit),
    ],
  },
  shields: {
    head: ['absorbs', 'modifiers', 'rules'],
    row: ({ absorbs, modifiers, rules }) => [percent(absorbs), inline(modifiers), inline(rules)],
  },
  armour: {
    head: ['slot', 'modifiers', 'rules'],
    row: ({ slot, modifiers, rules }) => [slot, inline(modifiers), inline(rules)],
  },
  traits: {
    head: ['modifiers', 'rules'],
    row: ({ modifiers, rules }) => [inline(modifiers), inline(rules)],
  },
  styles: {
    head: ['modifiers', 'rules'],
    row: ({ modifiers, rules }) => [inline(modifiers), inline(rules)],
  },
  feints: {
    head: ['price', 'tactic', 'needs', 'rules'],
    row: ({ price, tactic, needs, rules }) => [inline(price), tactic, inline(needs), inline(rules)],
  },
  abilities: {
    head: ['aim', 'tactic', 'targets', 'cost', 'cooldown', 'does'],
    row: ({ aim, tactic, maxTargets, cost, cooldown, power }) => [
      aim,
      tactic,
      String(maxTargets),
      inline(cost),
      String(cooldown),
      powerOf(power),
    ],
  },
  items: {
    head: ['aim', 'tactic', 'targets', 'does'],
    row: ({ aim, tactic, maxTargets, power }) => [aim, tactic, String(maxTargets), powerOf(power)],
  },
  effects: {
    head: ['kind', 'lasts', 'stacking', 'hp', 'modifiers', 'conditions', 'rules'],
    row: ({ kind, duration, stacking, hpPerExchange, modifiers, conditions, rules }) => [
      kind,
      String(duration),
      stacking.mode === 'stack' ? `up to ${stacking.upTo}` : stacking.mode,
      inline(hpPerExchange),
      inline(modifiers),
      inline(conditions),
      inline(rules),
    ],
  },
  behaviours: {
    head: ['weights', 'cautious below', 'focus'],
    row: ({ weights, cautiousBelow, focus }) => [inline(weights), percent(cautiousBelow), focus],
  },
  templates: {
    head: ['role', 'behaviour', 'hands', 'armour', 'abilities', 'arsenal'],
    row: ({ role, difficulty, behaviour, loadout }) => [
      difficulty === undefined ? role : `${difficulty} ${role}`,
      behaviour,
      [loadout.mainHand, ...(loadout.offHand === null ? [] : [loadout.offHand])].join(', '),
      inline(loadout.armour),
      inline(loadout.abilities),
      inline(loadout.arsenal),
    ],
  },
};

export const KINDS = Object.keys(SHOWN_TABLES) as readonly Kind[];

/** The head and the rows of a table by id, without ids and names. */
export function columnsOf(
  pack: ContentPack,
  kind: Kind,
): { readonly head: readonly string[]; readonly rows: Readonly<Record<string, readonly string[]>> } {
  // The row of a table takes the entries of that table only, which the compiler cannot follow through the look-up.
  const { head, row } = SHOWN_TABLES[kind] as Shown<unknown>;
  const rows = Object.entries(pack[kind]).map(([id, entry]: [string, unknown]) => [id, row(entry)] as const);
  return { head, rows: Object.fromEntries(rows) };
}
