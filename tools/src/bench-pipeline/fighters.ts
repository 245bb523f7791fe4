import { createActor, defaultPack, type ActorDefinition } from '@melee/combat/content';
import { ATTRIBUTES, type ActorDocument, type Attribute } from '@melee/combat/dto';
import { currentRules, type BattleState, type Rules } from '@melee/combat/pipeline';

export const RULES: Rules = currentRules(defaultPack);

const ATTRIBUTE_VALUE = 10;
const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, ATTRIBUTE_VALUE])) as Record<
  Attribute,
  number
>;
const behaviour = Object.keys(defaultPack.behaviours)[0] ?? '';

const BARE: ActorDefinition = {
  attributes,
  behaviour,
  loadout: { mainHand: 'sword', offHand: null, armour: [], belt: {}, abilities: [], arsenal: [] },
};

/** Swords and fists; no feints, effects or abilities. */
export const PLAIN: readonly ActorDefinition[] = [
  BARE,
  { ...BARE, loadout: { ...BARE.loadout, mainHand: 'fists' } },
];

/** Weapons that put effects on, feints to choose from, and something to throw. */
export const FULL: readonly ActorDefinition[] = [
  {
    ...BARE,
    loadout: {
      mainHand: 'sword',
      offHand: 'kris',
      armour: ['leather_jerkin'],
      belt: { potion: 3 },
      abilities: ['fireball', 'heal'],
      arsenal: ['true_strike', 'defensive_strike', 'piercing_thrust'],
    },
  },
  {
    ...BARE,
    loadout: {
      mainHand: 'morning_star',
      offHand: 'round_shield',
      armour: ['chain_mail'],
      belt: { potion: 3 },
      abilities: ['fireball', 'heal'],
      arsenal: ['shield_bash', 'power_attack', 'true_strike', 'low_blow'],
    },
  },
];

/** So many actors, the first half of them against the second. */
export function battleOf(count: number, kinds: readonly ActorDefinition[]): BattleState {
  const actors: Record<string, ActorDocument> = {};
  for (let number = 0; number < count; number += 1) {
    const definition = kinds[number % kinds.length] ?? BARE;
    const cid = `actor-${String(number)}`;
    const team = number < count / 2 ? 'red' : 'blue';
    actors[cid] = createActor(defaultPack, { cid, team, kind: 'bot', definition });
  }
  return { step: 0, actors };
}
