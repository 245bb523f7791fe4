import type { ActorDefinition } from '@melee/combat/content';
import { ATTRIBUTES, type Attribute } from '@melee/combat/dto';
import { player } from './battles.js';

export const ten = Object.fromEntries(ATTRIBUTES.map((name) => [name, 10])) as Record<Attribute, number>;
export const definition: ActorDefinition = {
  attributes: { ...ten, endurance: 22.5 },
  modifiers: { hp: ['+10', '*1.5'], evasion: ['-0.05'] },
  skills: { blade: 35 },
  traits: [],
  loadout: {
    mainHand: 'sword',
    offHand: null,
    armour: [],
    belt: { potion: 3 },
    abilities: ['heal'],
    arsenal: ['power_attack'],
  },
  behaviour: 'aggressive',
};
/** The second actor of a battle, by a definition that differs in this from the one above. */
export const defined = (more: object = {}) => ({
  cid: 'b',
  team: 'blue',
  kind: 'player',
  definition: { ...definition, ...more },
});
/** The same, by a template. */
export const overridden = (overrides: unknown) => ({ ...player('b', 'blue'), overrides });
