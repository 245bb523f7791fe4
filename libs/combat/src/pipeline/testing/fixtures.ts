import { createActor } from '../../content/create-actor.js';
import type { ActorOverrides } from '../../content/create-actor.js';
import { defaultPack } from '../../content/default-pack.js';
import type { ContentPack } from '../../content/types.js';
import { CombatError } from '../../dto/index.js';
import type {
  ActorDocument,
  CombatAction,
  CombatEvent,
  CombatEventType,
  ExchangeAction,
  ExchangeIntent,
  ExchangeMove,
  InstantAction,
  ItemAction,
} from '../../dto/index.js';
import { resolveWith } from '../resolve-action.js';
import { DEFAULT_LIMITS } from '../types.js';
import type { BattleState, Resolution, Rules } from '../types.js';
import { withRolls } from './scripted-rolls.js';

export const rules: Rules = { pack: defaultPack, limits: DEFAULT_LIMITS };

/** The default pack with parts of it replaced. */
export function rulesWith(changes: Partial<ContentPack>, limits: Partial<Rules['limits']> = {}): Rules {
  return { pack: { ...defaultPack, ...changes }, limits: { ...DEFAULT_LIMITS, ...limits } };
}

/**
 * A fighter whose numbers are round: all attributes 10, a sword, no armour. So: 120 hp, accuracy 0.8, crit 0.2,
 * evasion 0.23 (bare off hand included), parry 0.25, armour 5; a strike does 9 ± 2 + 10 − 5.
 */
export function fighter(
  cid: string,
  overrides: ActorOverrides = {},
  parts: Partial<ActorDocument> = {},
): ActorDocument {
  const ten = {
    strength: 10,
    agility: 10,
    endurance: 10,
    perception: 10,
    prediction: 10,
    intellect: 10,
    mental: 10,
    memory: 10,
  };
  const made = createActor(defaultPack, {
    cid,
    team: cid === 'a' ? 'red' : 'blue',
    kind: 'player',
    templateId: 'duelist',
    overrides: {
      attributes: ten,
      skills: { blade: 0, knife: 0 },
      ...overrides,
      loadout: { mainHand: 'sword', offHand: null, armour: [], belt: {}, arsenal: [], ...overrides.loadout },
    },
  });
  return { ...made, ...parts };
}

export function battle(...actors: readonly ActorDocument[]): BattleState {
  return { step: 7, actors: Object.fromEntries(actors.map((actor) => [actor.meta.cid, actor])) };
}

/** The actor with some of its state replaced. */
export function withState(actor: ActorDocument, state: Partial<ActorDocument['state']>): ActorDocument {
  return { ...actor, state: { ...actor.state, ...state } };
}

/** The actor under an effect of the pack. */
export function under(actor: ActorDocument, effectId: string, remaining = 1, sourceCid = 'b'): ActorDocument {
  return {
    ...actor,
    effects: [...actor.effects, { effectId, sourceCid, remaining, stacks: 1, power: 1 }],
  };
}

export function strikeMove(cid: string, target: string, more: Partial<ExchangeIntent> = {}): ExchangeMove {
  const registration = { seq: 1, registeredAt: 0, deadline: 0 };
  return { moveId: `${cid}-${target}`, cid, target, strategy: 'exchange', ...registration, ...more };
}

export function exchange(
  move = strikeMove('a', 'b'),
  partnerMove: ExchangeMove | null = strikeMove('b', 'a'),
): ExchangeAction {
  return { actionId: 'x1', type: 'exchange', move, partnerMove, isForced: partnerMove === null };
}

export function item(cid: string, itemId: string, targets: readonly string[]): ItemAction {
  const move = { moveId: 'i', cid, strategy: 'item', itemId, targets, seq: 1, registeredAt: 0 } as const;
  return { actionId: 'x2', type: 'item', move };
}

export function instant(cid: string, abilityId: string, targets: readonly string[]): InstantAction {
  const move = {
    moveId: 'n',
    cid,
    strategy: 'instant',
    abilityId,
    targets,
    seq: 1,
    registeredAt: 0,
  } as const;
  return { actionId: 'x3', type: 'instant', move };
}

/** Resolves with scripted rolls, each of which must be asked for. */
export function resolve(
  state: BattleState,
  action: CombatAction,
  script: Readonly<Record<string, number>>,
  withRules: Rules = rules,
): Resolution {
  return withRolls(script, (rolls) => resolveWith(state, action, rolls, withRules));
}

export function eventsOf<Type extends CombatEventType>(
  resolution: Resolution,
  type: Type,
): Extract<CombatEvent, { type: Type }>[] {
  return resolution.events.filter(
    (event): event is Extract<CombatEvent, { type: Type }> => event.type === type,
  );
}

export function actorOf(resolution: Resolution, cid: string): ActorDocument {
  const actor = resolution.state.actors[cid];
  if (actor === undefined) throw new Error(`No actor "${cid}" in the resolution.`);
  return actor;
}

/** Rolls of a strike: plain hit of average damage unless told otherwise; undefined takes a roll out. */
export function strikeRolls(
  strike: string,
  changes: Readonly<Record<string, number | undefined>> = {},
): Record<string, number> {
  const plain = { accuracy: 0, crit: 9999, evasion: 9999, parry: 9999, damage: 5000 };
  const wanted: Record<string, number | undefined> = { ...plain, ...changes };
  const entries: [string, number][] = [];
  for (const [step, roll] of Object.entries(wanted)) {
    if (roll !== undefined) entries.push([`${strike}/${step}`, roll]);
  }
  return Object.fromEntries(entries);
}

/** A strike that misses. */
export function missRolls(strike: string): Record<string, number> {
  return { [`${strike}/accuracy`]: 9999 };
}

/** The error that `run` throws, which must be one of the library's. */
export function combatErrorOf(run: () => unknown): CombatError {
  try {
    run();
  } catch (error) {
    if (error instanceof CombatError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
