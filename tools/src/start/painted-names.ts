import { defaultPack, type Language } from '@melee/combat/content';
import { namesOf, type Names } from '@melee/combat/rendering';
import type { Colors } from 'picocolors/types.js';
import type { ActorRequest } from './roster.js';

/** The names of a battle on the default pack: each actor in the colour of its team, what it does and bears in others. */
export function paintedNames(actors: readonly ActorRequest[], language: Language, colours: Colors): Names {
  const names = namesOf(
    Object.fromEntries(actors.map(({ cid, name }) => [cid, name])),
    defaultPack,
    language,
  );
  const teamColours = [colours.red, colours.blue, colours.green, colours.yellow];
  const teams = [...new Set(actors.map(({ team }) => team))];
  const painters = new Map(
    actors.map(({ cid, team }) => [cid, teamColours[teams.indexOf(team) % teamColours.length] ?? String]),
  );
  return {
    actor: (cid) => (painters.get(cid) ?? String)(names.actor(cid)),
    weapon: (id) => names.weapon(id),
    ability: (id) => colours.cyan(names.ability(id)),
    item: (id) => colours.cyan(names.item(id)),
    effect: (id) => colours.magenta(names.effect(id)),
    feint: (id) => colours.cyan(names.feint(id)),
  };
}
