/** What battles are created from, in the messages of gRPC. */

export const ACTORS = [
  { cid: 'a', team: 'red', kind: 'ACTOR_KIND_PLAYER', template: 'warrior', name: 'Ann' },
  { cid: 'b', team: 'blue', kind: 'ACTOR_KIND_BOT', template: 'warrior' },
  { cid: 'c', team: 'blue', kind: 'ACTOR_KIND_PLAYER', template: 'warrior' },
];
export const ATTRIBUTES = {
  strength: 10,
  agility: 10.5,
  endurance: 10,
  perception: 10,
  prediction: 10,
  intellect: 10,
  mental: 10,
  memory: 10,
};

export const definition = {
  attributes: ATTRIBUTES,
  modifiers: { hp: { texts: ['+10', '*1.5'] } },
  skills: { blade: 35 },
  loadout: { mainHand: 'sword', belt: { potion: 3 }, abilities: ['heal'], arsenal: ['power_attack'] },
  behaviour: 'aggressive',
};
export const overrides = {
  attributes: { strength: 14 },
  traits: { ids: [] },
  loadout: { offHand: '', belt: { items: { bomb: 2 } } },
};
