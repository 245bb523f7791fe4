import {
  createActor,
  defaultPack,
  type ActorOverrides,
  type Aim,
  type ContentPack,
} from '@melee/combat/content';
import {
  MANOEUVRE,
  SURRENDER,
  type ActorDocument,
  type ActorId,
  type CombatAction,
  type RuleLimits,
} from '@melee/combat/dto';
import { refundHands, resolveAction, type BattleState } from '@melee/combat/pipeline';
import { HistoryRecorder, standingTeams, type BattleHistory } from '@melee/combat/replay';
import { byId, strike } from './round-robin.js';

/** Main hand and off hand of each fighter, one of each team in turn: every weapon and every shield of the pack. */
const ARMS: readonly (readonly [string, string | null])[] = [
  ['halberd', null],
  ['spear', 'round_shield'],
  ['war_hammer', null],
  ['morning_star', 'buckler'],
  ['great_axe', null],
  ['flail', 'spiked_shield'],
  ['greatsword', null],
  ['axe', 'tower_shield'],
  ['bow', null],
  ['sword', 'dagger'],
  ['crossbow', null],
  ['rapier', 'sabre'],
  ['staff', null],
  ['claws', 'fists'],
  ['sling', null],
  ['fangs', 'kris'],
];
/** So little that each of them is reached. */
const LIMITS: RuleLimits = { maxWaves: 1, effectsPerActor: 2, targetsPerAction: 3, eventsPerAction: 10 };
/** The default pack, but that chaos comes early. */
const PACK: ContentPack = {
  ...defaultPack,
  balance: { ...defaultPack.balance, chaos: { afterStepsPerActor: 3, damagePerStep: 0.05 } },
};
const SEED = 'golden-pageant';
const SURRENDERS = 'blue-15';
const ROUND_OF_SURRENDER = 2;
const MOST_ROUNDS = 100;

type Uses = readonly (readonly ['item' | 'instant', string, Aim])[];
const USES: Uses = [
  ...Object.entries(PACK.abilities).map(([id, { aim }]) => ['instant', id, aim] as const),
  ['instant', MANOEUVRE, 'enemies'],
  ...Object.entries(PACK.items).map(([id, { aim }]) => ['item', id, aim] as const),
];

/** A fighter who is hard to fell and has everything of the pack in the bag and in the head, and one trait. */
function fighter([mainHand, offHand]: (typeof ARMS)[number], number: number): ActorDocument {
  const team = number % 2 === 0 ? 'red' : 'blue';
  const traits = Object.keys(PACK.traits).filter((_, at) => at % ARMS.length === number);
  const belt = Object.fromEntries(Object.keys(PACK.items).map((id) => [id, 1]));
  const abilities = Object.keys(PACK.abilities);
  const loadout = { mainHand, offHand, belt, abilities, arsenal: Object.keys(PACK.feints) };
  const overrides: ActorOverrides = {
    traits,
    loadout,
    modifiers: { hp: ['+60'], energy: ['+200'], crit_chance: ['+0.2'] },
  };
  return createActor(PACK, { cid: `${team}-${number}`, team, kind: 'bot', template: 'warrior', overrides });
}

/** Those at whom the aim of `cid` can go, nearest in the order of joining first. */
function aimedAt(state: BattleState, cid: ActorId, aim: Aim): readonly ActorId[] {
  if (aim === 'self') return [cid];
  const team = state.actors[cid]?.meta.team;
  return Object.values(state.actors)
    .filter((other) => (other.meta.team === team) === (aim === 'allies') && other.state.defeat === null)
    .map(({ meta }) => meta.cid);
}

/** What somebody uses in a round: one thing after the other, everybody beginning with another one. */
function use(state: BattleState, cid: ActorId, number: number, round: number): CombatAction {
  const move = { moveId: `${cid}-u${round}`, cid, seq: round, registeredAt: 0 };
  const actionId = `use-${cid}-${round}`;
  const isSurrender = cid === SURRENDERS && round === ROUND_OF_SURRENDER;
  const [type, id, aim] = isSurrender
    ? (['instant', SURRENDER, 'self'] as const)
    : (USES[(number * 5 + round) % USES.length] ?? (['item', 'potion', 'self'] as const));
  const targets = id === MANOEUVRE ? aimedAt(state, cid, aim).slice(-1) : aimedAt(state, cid, aim);
  return type === 'item'
    ? { actionId, type, move: { ...move, strategy: type, itemId: id, targets } }
    : { actionId, type, move: { ...move, strategy: type, abilityId: id, targets } };
}

/** Everybody uses something, and then strikes at one enemy, each round at the next one. */
export function playPageant(): BattleHistory {
  const actors = ARMS.map(fighter);
  const recorder = new HistoryRecorder('pageant', SEED, PACK, actors, { limits: LIMITS });
  const { rules } = recorder;
  let state: BattleState = { step: 0, actors: byId(actors) };
  const play = (action: CombatAction, before: BattleState): void => {
    const resolution = resolveAction(before, action, SEED, rules);
    recorder.resolved(action, resolution, before);
    state = resolution.state;
  };
  for (let round = 0; round < MOST_ROUNDS && standingTeams(state).length > 1; round += 1) {
    for (const [number, { meta }] of actors.entries()) {
      if (state.actors[meta.cid]?.state.defeat === null) play(use(state, meta.cid, number, round), state);
    }
    const [reds, blues] = ['red', 'blue'].map((team) =>
      Object.values(state.actors).filter((actor) => actor.meta.team === team && actor.state.defeat === null),
    );
    for (const [at, red] of (reds ?? []).entries()) {
      const blue = blues?.[(at + round) % blues.length];
      if (blue === undefined) continue;
      const [one, other] = [red.meta.cid, blue.meta.cid];
      const first = strike(state, one, other, round);
      const second = at % 4 === 3 ? { ...first, move: null } : strike(first.state, other, one, round);
      const actionId = `${one}-${other}-${round}`;
      const isForced = second.move === null;
      play(
        { actionId, type: 'exchange', move: first.move, partnerMove: second.move, isForced },
        second.state,
      );
    }
  }
  const [winner = null] = standingTeams(state);
  const end = refundHands(state, rules.edition);
  recorder.told(end.events);
  return recorder.history(end.state, {
    winner,
    reason: winner === null ? 'nobody_standing' : 'last_team_standing',
  });
}
