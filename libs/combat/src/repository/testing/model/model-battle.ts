import {
  moveName,
  movesOf,
  type ActorDocument,
  type BattleChanges,
  type CollectorPlan,
} from '../../../dto/index.js';
import { insertSorted, isDead, queueOf, takeFrom, waitingOf, type BattleState } from './battle-state.js';
import { raiseSignal } from './model-registration.js';
import { actionIdOf, type Answer } from './operation.js';

const MAX_ACTORS = 10;

export function promiseBatch(state: BattleState): boolean {
  if (state.queue.length === 0 || state.busy !== null) return false;
  state.busy = 'pending';
  return true;
}

function cancel(state: BattleState, cid: string, moveId: string): void {
  if (!takeFrom(waitingOf(state, cid), moveId)) return;
  insertSorted(state.cancelled, moveName({ cid, moveId }));
  state.logLength += 1;
}

export function transfer(state: BattleState, plan: CollectorPlan): Answer {
  if (state.status !== 'active') return 'session/not-active';
  let queued = 0;
  for (const action of plan.actions) {
    const moves = movesOf(action);
    if (!moves.every(({ cid, moveId }) => waitingOf(state, cid).includes(moveId))) continue;
    moves.forEach(({ cid, moveId }) => takeFrom(waitingOf(state, cid), moveId));
    state.queue.push(action.actionId);
    queued += 1;
  }
  plan.cancellations.forEach(({ cid, moveId }) => cancel(state, cid, moveId));
  return [queued, state.queue.length, promiseBatch(state)];
}

/** The winner (null for nobody) if the battle is decided, else undefined. */
function decision(state: BattleState): string | null | undefined {
  if (state.queue.length > 0) return undefined;
  const standing = Object.entries(state.teams).filter(([, ids]) => ids.some((cid) => !isDead(state, cid)));
  return standing.length > 1 ? undefined : (standing[0]?.[0] ?? null);
}

function end(state: BattleState, winner: string | null): void {
  for (const [cid, moveIds] of Object.entries(state.waiting))
    [...moveIds].forEach((id) => cancel(state, cid, id));
  Object.assign(state, { status: 'finished', winner, logLength: state.logLength + 1 });
}

function give(state: BattleState, cid: string, target: string): void {
  if (isDead(state, cid) || isDead(state, target) || queueOf(state, cid).includes(target)) return;
  queueOf(state, cid).push(target);
}

function defeat(state: BattleState, cid: string): void {
  if (isDead(state, cid)) return;
  state.dead.push(cid);
  state.targets[cid] = [];
  Object.values(state.targets).forEach((queue) => takeFrom(queue, cid));
}

export function commit(state: BattleState, token: string, changes: BattleChanges): Answer {
  if (state.status !== 'active') return 'session/not-active';
  if (state.busy !== token) return 'zombie';
  changes.defeated.forEach((cid) => defeat(state, cid));
  changes.returns.forEach(([cid, target]) => give(state, cid, target));
  for (const event of changes.events) {
    if (event.type === 'move_cancelled') insertSorted(state.cancelled, moveName(event));
  }
  state.logLength += changes.events.length;
  state.ledger.push(
    ...changes.ledger.map((entry) =>
      entry.type === 'action' ? entry.action.actionId : `join:${entry.actor.meta.cid}`,
    ),
  );
  state.deadLetters.push(...changes.deadLetters.map(({ entry }) => actionIdOf(entry)));
  state.queue.splice(0, changes.taken);
  state.step += changes.steps;
  state.revision += 1;
  state.busy = null;
  const isSignalOwed = raiseSignal(state);
  const winner = decision(state);
  if (winner !== undefined) end(state, winner);
  return ['committed', state.queue.length, state.status, isSignalOwed];
}

export function join(state: BattleState, actor: ActorDocument): Answer {
  const { cid, team, kind } = actor.meta;
  if (cid in state.kinds)
    return state.joined[cid] === JSON.stringify(actor) ? [false, false] : 'actor/exists';
  if (state.status !== 'active') return 'session/not-active';
  const fighters = Object.keys(state.kinds);
  if (fighters.length >= MAX_ACTORS) return 'battle/too-many-actors';
  const allies = (state.teams[team] ??= []);
  const enemies = fighters.filter((other) => !allies.includes(other) && !isDead(state, other));
  enemies.forEach((enemy) => queueOf(state, enemy).push(cid));
  state.targets[cid] = enemies;
  state.waiting[cid] = [];
  allies.push(cid);
  state.kinds[cid] = kind;
  state.joined[cid] = JSON.stringify(actor);
  state.ledger.push(`join:${cid}`);
  state.revision += 1;
  state.logLength += 1;
  return [true, raiseSignal(state)];
}

export function finish(state: BattleState, revision: number): Answer {
  if (state.status !== 'active') return 'already';
  const winner = decision(state);
  if (winner === undefined && (state.revision !== revision || state.queue.length > 0)) return 'changed';
  end(state, winner ?? null);
  return 'finished';
}
