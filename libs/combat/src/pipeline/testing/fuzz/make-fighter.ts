import { vitalsOf } from '../../../content/numbers/vitals.js';
import type { ContentPack } from '../../../content/types.js';
import { ATTRIBUTES, TOKENS } from '../../../dto/index.js';
import type { ActorDocument, ActorLoadout, Attribute, Token } from '../../../dto/index.js';
import { fighter, under, withState } from '../fixtures.js';
import { pick } from './pick.js';
import type { FighterWish } from './scenario.js';

const CHARGES = 1;

function offHandOf(pack: ContentPack, mainHand: string, choice: number): string | null {
  if (pack.weapons[mainHand]?.hands === 2) return null;
  const light = Object.keys(pack.weapons).filter((id) => pack.weapons[id]?.hands === 1);
  return pick([null, ...Object.keys(pack.shields), ...light], choice);
}

/** At most one piece for each slot. */
function armourOf({ armour }: ContentPack, choices: readonly number[]): readonly string[] {
  const bySlot = new Map(
    choices.map((choice) => {
      const id = pick(Object.keys(armour), choice);
      return [armour[id]?.slot, id];
    }),
  );
  return [...bySlot.values()];
}

function loadoutOf(pack: ContentPack, wish: FighterWish): ActorLoadout {
  const mainHand = pick(Object.keys(pack.weapons), wish.weapon);
  const feints = Object.keys(pack.feints);
  return {
    mainHand,
    offHand: offHandOf(pack, mainHand, wish.offHand),
    armour: armourOf(pack, wish.armour),
    belt: Object.fromEntries(Object.keys(pack.items).map((id) => [id, CHARGES])),
    abilities: Object.keys(pack.abilities),
    arsenal: [...new Set(wish.arsenal.map((choice) => pick(feints, choice)))],
  };
}

/** A fighter that knows every ability and carries every item of the pack. */
export function makeFighter(pack: ContentPack, wish: FighterWish, cid: string, team: string): ActorDocument {
  const attributes = Object.fromEntries(
    ATTRIBUTES.map((name, index) => [name, wish.attributes[index] ?? 0]),
  ) as Record<Attribute, number>;
  const traits = [...new Set(wish.traits.map((choice) => pick(Object.keys(pack.traits), choice)))];
  // Whoever would have no hp at all could not have come into the battle.
  const modifiers = { hp: ['+1'] } as const;
  const made = fighter(cid, { attributes, traits, modifiers, loadout: loadoutOf(pack, wish) }, {}, pack);
  const tokens = Object.fromEntries(TOKENS.map((token) => [token, wish.tokens])) as Record<Token, number>;
  const hp = Math.max(1, Math.floor((vitalsOf(made, pack).hp * wish.hp) / 1000));
  const placed = withState({ ...made, meta: { ...made.meta, team } }, { hp, tokens });
  return wish.effects.reduce((actor, { effect, remaining, stacks, power }) => {
    const id = pick(Object.keys(pack.effects), effect);
    const stacking = pack.effects[id]?.stacking;
    const most = stacking?.mode === 'stack' ? stacking.upTo : 1;
    const bears = actor.effects.some(({ effectId }) => effectId === id);
    if (bears && stacking?.mode !== 'independent') return actor;
    return under(actor, id, remaining, cid, { stacks: Math.min(stacks, most), power: power / 4 });
  }, placed);
}
