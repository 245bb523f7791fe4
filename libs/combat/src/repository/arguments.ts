import {
  ACTOR_PARTS,
  movesOf,
  RULE_LIMITS,
  type ActorDocument,
  type ActorId,
  type BattleChanges,
  type CollectorPlan,
  type CombatEvent,
  type Genesis,
  type Teams,
  type Webhook,
} from '../dto/index.js';
import type { ScriptArgument } from './script-runner.js';
import { WEBHOOKS_FIELD } from './webhook-store.js';

/** The arguments of the larger scripts, in the order that the script's header tells. */

const counted = <T>(items: readonly T[], write: (item: T) => readonly ScriptArgument[]): ScriptArgument[] => [
  items.length,
  ...items.flatMap(write),
];

const actorArguments = (actor: ActorDocument): ScriptArgument[] =>
  counted(ACTOR_PARTS, (part) => [part, JSON.stringify(actor[part])]);

/** Actors by team, in the order of their first mention. */
export function teamsOf(actors: readonly ActorDocument[]): Teams {
  const teams: Record<string, ActorId[]> = {};
  for (const { meta } of actors) (teams[meta.team] ??= []).push(meta.cid);
  return teams;
}

/** Each actor's enemies: the own queue starts with the enemy across, so that a first pairing meets everybody. */
export function initialQueues(teams: Teams): [ActorId, readonly ActorId[]][] {
  return Object.entries(teams).flatMap(([team, members]) => {
    const enemies = Object.entries(teams).flatMap(([other, ids]) => (other === team ? [] : ids));
    return members.map((cid, position): [ActorId, readonly ActorId[]] => {
      const start = position % Math.max(1, enemies.length);
      return [cid, [...enemies.slice(start), ...enemies.slice(0, start)]];
    });
  });
}

export function createSessionArguments(genesis: Genesis, webhooks: readonly Webhook[]): ScriptArgument[] {
  const teams = teamsOf(genesis.actors);
  const started: CombatEvent = { type: 'battle_started', teams };
  const kinds = Object.fromEntries(genesis.actors.map(({ meta }) => [meta.cid, meta.kind]));
  const meta: [string, string][] = [
    ['sid', genesis.sid],
    ['mode', genesis.mode],
    ['teams', JSON.stringify(teams)],
    ['kinds', JSON.stringify(kinds)],
    ['seed', genesis.seed],
    ['contentId', genesis.contentId],
    ['rulesVersion', genesis.rulesVersion],
    ['handsAtTheEnd', genesis.handsAtTheEnd],
    ['answerMs', genesis.settings.answerMs.join(',')],
    ['retentionMs', String(genesis.settings.retentionMs)],
    ['maxActors', String(genesis.settings.maxActors)],
    ['maxWaitingInstants', String(genesis.settings.maxWaitingInstants)],
    // Short, so that a small battle's meta stays in Redis's compact form of a hash.
    ['limits', RULE_LIMITS.map((name) => genesis.settings.limits[name]).join(',')],
    ...(webhooks.length === 0 ? [] : [[WEBHOOKS_FIELD, JSON.stringify(webhooks)] as [string, string]]),
  ];
  return [
    JSON.stringify(genesis),
    JSON.stringify(started),
    ...counted(meta, (field) => field),
    ...counted(initialQueues(teams), ([cid, queue]) => [cid, JSON.stringify(queue)]),
    ...counted(genesis.actors, (actor) => [actor.meta.cid, ...actorArguments(actor)]),
  ];
}

export function hotJoinArguments(actor: ActorDocument): ScriptArgument[] {
  const { cid, team, kind, name } = actor.meta;
  const joined: CombatEvent = { type: 'actor_joined', cid, team, name };
  const ledgerEntry = { type: 'join', actor };
  return [cid, team, kind, JSON.stringify(joined), JSON.stringify(ledgerEntry), ...actorArguments(actor)];
}

export function transferArguments(
  plan: CollectorPlan,
  promiseMs: number,
  patienceMs: number,
): ScriptArgument[] {
  return [
    promiseMs,
    patienceMs,
    ...counted(plan.actions, (action) => [
      JSON.stringify(action),
      action.type === 'exchange' && action.isForced ? action.move.target : '',
      ...counted(movesOf(action), (move) => [move.cid, move.strategy, move.moveId]),
    ]),
    ...counted(plan.cancellations, ({ cid, strategy, moveId, reason }) => {
      const event: CombatEvent = { type: 'move_cancelled', cid, moveId, strategy, reason, actionId: null };
      return [cid, strategy, moveId, JSON.stringify(event)];
    }),
    ...counted(plan.asks, ({ cid, missingTargets }) => [cid, JSON.stringify(missingTargets)]),
  ];
}

export function commitArguments(token: string, changes: BattleChanges): ScriptArgument[] {
  const json = (value: unknown): readonly ScriptArgument[] => [JSON.stringify(value)];
  return [
    token,
    changes.taken,
    changes.steps,
    ...counted(changes.actors, ({ cid, parts }) => [
      cid,
      ...counted(Object.entries(parts), ([part, value]) => [part, JSON.stringify(value)]),
    ]),
    ...counted(changes.handAdditions, ({ cid, feintId, place }) => [cid, feintId, JSON.stringify(place)]),
    ...counted(changes.defeated, (cid) => [cid]),
    ...counted(changes.returns, (pair) => pair),
    ...counted(changes.fronts, (pair) => pair),
    ...counted(changes.events, json),
    ...counted(changes.ledger, json),
    ...counted(changes.deadLetters, json),
  ];
}
