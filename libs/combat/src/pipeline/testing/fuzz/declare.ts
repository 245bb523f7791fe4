import type { ContentPack } from '../../../content/types.js';
import { MANOEUVRE, SURRENDER, ZONES } from '../../../dto/index.js';
import type { ActorId, CombatAction, ExchangeIntent, ExchangeMove } from '../../../dto/index.js';
import type { BattleState } from '../../types.js';
import { instant, item, strikeMove } from '../fixtures.js';
import { pick } from './pick.js';
import type { Step } from './scenario.js';

export interface Declared {
  readonly action: CombatAction;
  /** The battle after the moves were registered: feints that they name have left the hands. */
  readonly state: BattleState;
}

const STRANGER = 'nobody';

/** Somebody, everybody, somebody twice, or somebody who is not there. */
function anyTargets(ids: readonly ActorId[], whom: number): readonly ActorId[] {
  const first = pick(ids, whom);
  return pick(
    [[first], [first], [first], ids, [first, first], [STRANGER], []],
    Math.floor(whom / ids.length),
  );
}

function withoutFeint({ step, actors }: BattleState, cid: ActorId, feintId: string): BattleState {
  const actor = actors[cid];
  if (actor === undefined) throw new Error(`There is no "${cid}".`);
  const { [feintId]: _taken, ...hand } = actor.hand;
  return { step, actors: { ...actors, [cid]: { ...actor, hand } } };
}

interface DeclaredMove {
  readonly move: ExchangeMove;
  readonly state: BattleState;
}

function declareStrike(state: BattleState, cid: ActorId, target: ActorId, what: number): DeclaredMove {
  const held = Object.keys(state.actors[cid]?.hand ?? {});
  const feintId = pick([undefined, ...held], what);
  const attackZone = pick([undefined, ...ZONES], Math.floor(what / 7));
  const blockZone = pick([undefined, ...ZONES], Math.floor(what / 31));
  const named: Partial<ExchangeIntent> = {
    ...(feintId === undefined ? {} : { feintId }),
    ...(attackZone === undefined ? {} : { attackZone }),
    ...(blockZone === undefined ? {} : { blockZone }),
  };
  const left = feintId === undefined ? state : withoutFeint(state, cid, feintId);
  return { move: strikeMove(cid, target, named), state: left };
}

function declareExchange(state: BattleState, { wish, what }: Step, cid: ActorId, target: ActorId): Declared {
  const one = declareStrike(state, cid, target, what);
  const isForced = wish === 'forced';
  const base = { actionId: '', type: 'exchange', move: one.move, isForced } as const;
  if (isForced) return { action: { ...base, partnerMove: null }, state: one.state };
  const other = declareStrike(one.state, target, cid, Math.floor(what / 3));
  return { action: { ...base, partnerMove: other.move }, state: other.state };
}

/** Half of the time something that the actor has, otherwise anything of the pack. */
function declareUse(state: BattleState, step: Step, cid: ActorId, pack: ContentPack): CombatAction {
  const targets = anyTargets(Object.keys(state.actors), step.whom);
  const { belt = {}, abilities = [] } = state.actors[cid]?.loadout ?? {};
  switch (step.wish) {
    case 'item':
      return item(cid, pick([...Object.keys(belt), ...Object.keys(pack.items)], step.what), targets);
    case 'manoeuvre':
      return instant(cid, MANOEUVRE, targets);
    case 'surrender':
      return instant(cid, SURRENDER, targets);
    default:
      return instant(cid, pick([...abilities, ...Object.keys(pack.abilities)], step.what), targets);
  }
}

/** The action that a step comes to in this battle; null for a strike where there is no enemy. */
export function declare(
  state: BattleState,
  step: Step,
  actionId: string,
  pack: ContentPack,
): Declared | null {
  const ids = Object.keys(state.actors);
  const cid = pick(ids, step.who);
  if (step.wish !== 'exchange' && step.wish !== 'forced') {
    return { action: { ...declareUse(state, step, cid, pack), actionId }, state };
  }
  const team = state.actors[cid]?.meta.team;
  const enemies = ids.filter((other) => state.actors[other]?.meta.team !== team);
  if (enemies.length === 0) return null;
  const declared = declareExchange(state, step, cid, pick(enemies, step.whom));
  return { ...declared, action: { ...declared.action, actionId } };
}
