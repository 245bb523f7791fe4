import type { ContentPack } from '@melee/combat/content';
import {
  ZONES,
  type ActorDocument,
  type ActorId,
  type ExchangeAction,
  type ExchangeMove,
} from '@melee/combat/dto';
import { refundHands, resolveAction, type BattleState } from '@melee/combat/pipeline';
import { HistoryRecorder, standingTeams, type BattleHistory } from '@melee/combat/replay';

export interface RoundRobin {
  readonly sid: string;
  readonly seed: string;
  readonly pack: ContentPack;
  readonly actors: readonly ActorDocument[];
  /** Comes in after so many exchanges. */
  readonly newcomer?: { readonly actor: ActorDocument; readonly afterSteps: number };
}

/** More than any battle of the tests takes. */
const MOST_ROUNDS = 500;

/**
 * A battle in which everybody strikes at every enemy in turn, with the first feint in hand if there is one, at each
 * zone in turn and now and then at none. In every
 * third round the second of a pair does not answer.
 */
export function playRoundRobin({ sid, seed, pack, actors, newcomer }: RoundRobin): BattleHistory {
  const recorder = new HistoryRecorder(sid, seed, pack, actors);
  const { rules } = recorder;
  let state: BattleState = { step: 0, actors: byId(actors) };
  let awaited = newcomer ?? null;
  for (let round = 0; round < MOST_ROUNDS && standingTeams(state).length > 1; round += 1) {
    for (const [one, other] of pairsOf(state)) {
      if (awaited !== null && state.step >= awaited.afterSteps) {
        recorder.joined(awaited.actor);
        state = { ...state, actors: { ...state.actors, ...byId([awaited.actor]) } };
        awaited = null;
      }
      const declared = declare(state, one, other, round);
      const resolution = resolveAction(declared.state, declared.action, seed, rules);
      recorder.resolved(declared.action, resolution, declared.state);
      state = resolution.state;
    }
  }
  const [winner = null] = standingTeams(state);
  const reason = winner === null ? 'nobody_standing' : 'last_team_standing';
  const end = refundHands(state, rules.edition);
  recorder.told(end.events);
  return recorder.history(end.state, { winner, reason });
}

export const byId = (actors: readonly ActorDocument[]): BattleState['actors'] =>
  Object.fromEntries(actors.map((actor) => [actor.meta.cid, actor]));

function pairsOf({ actors }: BattleState): readonly (readonly [ActorId, ActorId])[] {
  const standing = Object.values(actors).filter(({ state }) => state.defeat === null);
  return standing.flatMap((one, at) =>
    standing
      .slice(at + 1)
      .filter((other) => other.meta.team !== one.meta.team)
      .map((other) => [one.meta.cid, other.meta.cid] as const),
  );
}

function declare(
  state: BattleState,
  one: ActorId,
  other: ActorId,
  round: number,
): { readonly state: BattleState; readonly action: ExchangeAction } {
  const isForced = round % 3 === 2;
  const first = strike(state, one, other, round);
  const second = isForced ? { state: first.state, move: null } : strike(first.state, other, one, round);
  const actionId = `${one}-${other}-${round}`;
  const action: ExchangeAction = {
    actionId,
    type: 'exchange',
    move: first.move,
    partnerMove: second.move,
    isForced,
  };
  return { state: second.state, action };
}

/** A strike with the first feint in the hand, which leaves it, and with zones that go by the round. */
export function strike(
  state: BattleState,
  cid: ActorId,
  target: ActorId,
  round: number,
): { readonly state: BattleState; readonly move: ExchangeMove } {
  const attackZone = ZONES[round % (ZONES.length + 1)];
  const blockZone = ZONES[(cid.length * round) % (ZONES.length + 2)];
  const move: ExchangeMove = {
    moveId: `${cid}-${target}-${round}`,
    cid,
    strategy: 'exchange',
    target,
    seq: round,
    registeredAt: 0,
    deadline: 0,
    ...(attackZone && { attackZone }),
    ...(blockZone && { blockZone }),
  };
  const actor = state.actors[cid];
  const [held] = Object.entries(actor?.hand ?? {});
  if (actor === undefined || held === undefined) return { state, move };
  const [feintId, feintPlace] = held;
  const { [feintId]: _named, ...hand } = actor.hand;
  return {
    state: { ...state, actors: { ...state.actors, [cid]: { ...actor, hand } } },
    move: { ...move, feintId, feintPlace },
  };
}
