import type { ActorKind } from '@melee/combat/dto';
import type { ActorRequest } from './battle-api.js';

const HEROES = ['warrior', 'duelist', 'guardian'];
const MONSTERS = ['orc', 'goblin', 'skeleton'];

function army(kind: ActorKind, team: string, size: number, templates: readonly string[]): ActorRequest[] {
  return Array.from({ length: size }, (_, i) => {
    const template = templates[i % templates.length] ?? 'warrior';
    return { cid: `${team}-${i + 1}`, team, kind, template };
  });
}

/** So many bots on each side; `red` are heroes, `blue` monsters. */
export const bots = (size: number): ActorRequest[] => [
  ...army('bot', 'red', size, HEROES),
  ...army('bot', 'blue', size, MONSTERS),
];

/** Two players, `red-1` and `blue-1`, of the same template. */
export const duellists = (template = 'warrior'): ActorRequest[] => [
  ...army('player', 'red', 1, [template]),
  ...army('player', 'blue', 1, [template]),
];
