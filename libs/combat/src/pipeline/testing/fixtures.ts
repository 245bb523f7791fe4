import type { ActorOverrides } from '../../content/actor-request.js';
import { vitalsOf } from '../../content/numbers/vitals.js';
import type { ContentPack } from '../../content/types.js';
import { CombatError, NO_XP } from '../../dto/index.js';
import type {
  ActiveEffect,
  ActorDocument,
  ActorLoadout,
  ActorRaw,
  CombatAction,
  CombatEvent,
  CombatEventType,
  ExchangeAction,
  ExchangeMove,
  InstantAction,
  ItemAction,
} from '../../dto/index.js';
import { resolveWith } from '../resolve-action.js';
import { currentRules, DEFAULT_LIMITS } from '../types.js';
import type { BattleState, Resolution, Rules } from '../types.js';
import { withRolls } from './scripted-rolls.js';
import { testPack } from './test-pack.js';

export const rules: Rules = currentRules(testPack);

/** The rules of the tests with parts of their pack replaced, or with those of another pack. */
export function rulesWith(
  changes: Partial<ContentPack>,
  limits: Partial<Rules['limits']> = {},
  pack: ContentPack = testPack,
): Rules {
  return currentRules({ ...pack, ...changes }, { ...DEFAULT_LIMITS, ...limits });
}

const TEN: ActorRaw['attributes'] = {
  strength: 10,
  agility: 10,
  endurance: 10,
  perception: 10,
  prediction: 10,
  intellect: 10,
  mental: 10,
  memory: 10,
};

const SWORD: ActorLoadout = {
  mainHand: 'sword',
  offHand: null,
  armour: [],
  belt: {},
  abilities: [],
  arsenal: [],
};

/**
 * A fighter whose numbers are round: all attributes 10, a sword, no armour. So in the pack of the tests: 120 hp,
 * accuracy 0.8, crit 0.2, evasion 0.23 (free off hand included), parry 0.25, armour 5; a strike does 9 ± 2 + 10 − 5.
 * "a" is red, all others are blue. The ids that the overrides name are those of `pack`.
 */
export function fighter(
  cid: string,
  overrides: ActorOverrides = {},
  parts: Partial<ActorDocument> = {},
  pack: ContentPack = testPack,
): ActorDocument {
  const { attributes, modifiers = {}, skills = {}, traits = [], loadout } = overrides;
  const raw: ActorRaw = { attributes: { ...TEN, ...attributes }, modifiers, skills, traits };
  const equipped = { raw, loadout: { ...SWORD, ...loadout } };
  return {
    meta: {
      cid,
      team: cid === 'a' ? 'red' : 'blue',
      kind: 'player',
      name: cid,
      templateId: 'custom',
      behaviour: 'none',
    },
    ...equipped,
    state: {
      ...vitalsOf(equipped, pack),
      tokens: { tempo: 0, dodge: 0, parry: 0, block: 0, hit: 0, crit: 0, riposte: 0, gift: 0 },
      defeat: null,
      exchanges: 0,
    },
    hand: {},
    cooldowns: {},
    effects: [],
    xp: NO_XP,
    ...parts,
  };
}

/** The actor with some tokens. */
export function withTokens(
  actor: ActorDocument,
  tokens: Partial<ActorDocument['state']['tokens']>,
): ActorDocument {
  return withState(actor, { tokens: { ...actor.state.tokens, ...tokens } });
}

export function battle(...actors: readonly ActorDocument[]): BattleState {
  return { step: 7, actors: Object.fromEntries(actors.map((actor) => [actor.meta.cid, actor])) };
}

/** The actor with some of its state replaced. */
export function withState(actor: ActorDocument, state: Partial<ActorDocument['state']>): ActorDocument {
  return { ...actor, state: { ...actor.state, ...state } };
}

/** The actor under an effect of the pack. */
export function under(
  actor: ActorDocument,
  effectId: string,
  remaining = 1,
  sourceCid = 'b',
  more: Partial<Pick<ActiveEffect, 'stacks' | 'power'>> = {},
): ActorDocument {
  const effect: ActiveEffect = { effectId, sourceCid, remaining, stacks: 1, power: 1, ...more };
  return { ...actor, effects: [...actor.effects, effect] };
}

export function strikeMove(cid: string, target: string, more: Partial<ExchangeMove> = {}): ExchangeMove {
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
