import type { ActorDefinition__Output } from '../proto/melee/combat/v1/ActorDefinition.generated.js';
import type { ActorOverrides__Output } from '../proto/melee/combat/v1/ActorOverrides.generated.js';
import type { Loadout__Output } from '../proto/melee/combat/v1/Loadout.generated.js';
import type { LoadoutOverrides__Output } from '../proto/melee/combat/v1/LoadoutOverrides.generated.js';
import type { Modifiers__Output } from '../proto/melee/combat/v1/Modifiers.generated.js';
import type { NewActor__Output } from '../proto/melee/combat/v1/NewActor.generated.js';
import { ACTOR_KIND_WORDS } from './enum-words.js';
import { given, present } from './present.js';

/** The body of a REST request for an actor that says the same as the message; not validated. */
export function actorBody({ cid, team, kind, name, template, definition, overrides }: NewActor__Output) {
  return present({
    cid,
    team,
    kind: ACTOR_KIND_WORDS.wordOf(kind),
    name: given(name),
    template,
    definition: definition && definitionBody(definition),
    overrides: overrides && overridesBody(overrides),
  });
}

function definitionBody({ loadout, behaviour, ...numbers }: ActorDefinition__Output) {
  const { attributes, modifiers, skills, traits } = numbers;
  return present({
    attributes,
    modifiers: modifierLists(modifiers),
    skills,
    traits,
    loadout: loadout && loadoutBody(loadout),
    behaviour,
  });
}

function overridesBody({ traits, loadout, ...numbers }: ActorOverrides__Output) {
  const { attributes, modifiers, skills, behaviour } = numbers;
  return present({
    attributes,
    modifiers: modifierLists(modifiers),
    skills,
    traits: traits && (traits.ids ?? []),
    loadout: loadout && loadoutOverridesBody(loadout),
    behaviour,
  });
}

/** Lists and maps that a message leaves empty are empty, not missing. */
function loadoutBody({
  mainHand,
  offHand,
  armour = [],
  belt = {},
  abilities = [],
  arsenal = [],
}: Loadout__Output) {
  return { mainHand, offHand: given(offHand) ?? null, armour, belt, abilities, arsenal };
}

function loadoutOverridesBody({ mainHand, offHand, ...lists }: LoadoutOverrides__Output) {
  const { armour, belt, abilities, arsenal } = lists;
  return {
    ...present({
      mainHand,
      offHand,
      armour: armour && (armour.ids ?? []),
      belt: belt && (belt.items ?? {}),
      abilities: abilities && (abilities.ids ?? []),
      arsenal: arsenal && (arsenal.ids ?? []),
    }),
    ...(offHand === '' && { offHand: null }),
  };
}

function modifierLists(modifiers: Readonly<Record<string, Modifiers__Output>> | undefined) {
  if (modifiers === undefined) return undefined;
  return Object.fromEntries(Object.entries(modifiers).map(([name, { texts = [] }]) => [name, texts]));
}
