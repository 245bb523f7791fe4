import { NO_XP, type DeadLetter, type ExchangeMove, type Move } from '../../../dto/index.js';
import { actorDocument } from '../documents.js';
import { useOfItem } from '../intents.js';
import type { Callers } from './callers.js';
import type { ObservedBattle } from './observed-battle.js';
import type { Operation } from './operation.js';
import { changesFrom, FATES, planFrom } from './simulated-workers.js';
import type { PlayerWish, Step, WorkerWish } from './step.js';

/** Turns a wish into a call; undefined if it means nothing at this moment. */
type Decision = (callers: Callers, step: Step, battle: ObservedBattle) => Operation | undefined;

const TEAMS = ['red', 'blue', 'green'] as const;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
const isStrike = (move: Move): move is ExchangeMove => move.strategy === 'exchange';

/** Two Collectors and two Executors. */
const workerOf = ({ who }: Step) => who % 2;

function caller({ who }: Step, { state }: ObservedBattle): string {
  return pick(Object.keys(state.kinds), who) ?? '';
}

const PLAYER_DECISIONS: Record<PlayerWish, Decision> = {
  strike: (callers, step, battle) => {
    const cid = caller(step, battle);
    const target = pick(battle.state.targets[cid] ?? [], step.what);
    return target === undefined ? undefined : { type: 'strike', intent: callers.newStrike(cid, target) };
  },
  answer: (callers, { what }, { waiting }) => {
    const first = pick(waiting.filter(isStrike), what);
    return first && { type: 'strike', intent: callers.newStrike(first.target, first.cid) };
  },
  'wild strike': (callers, step, battle) => {
    const target = pick(Object.keys(battle.state.kinds), step.what) ?? '';
    return { type: 'strike', intent: callers.newStrike(caller(step, battle), target) };
  },
  repeat: ({ strikes }, { what }) => {
    const known = pick(strikes, what);
    return known && { type: 'strike', intent: known };
  },
  forge: ({ strikes }, step, battle) => {
    const known = pick(strikes, step.what);
    return known && { type: 'strike', intent: { ...known, target: caller(step, battle) } };
  },
  batch: (callers, step, battle) => {
    const cid = caller(step, battle);
    const targets = battle.state.targets[cid] ?? [];
    return { type: 'batch', cid, intents: targets.map((target) => callers.newStrike(cid, target)) };
  },
  use: (callers, step, battle) => {
    const cid = caller(step, battle);
    return { type: 'use', intent: useOfItem(cid, { moveId: callers.newMoveId(cid) }) };
  },
  pop: (_, step, battle) => ({ type: 'pop', cid: caller(step, battle) }),
  join: (callers, { who, what }) => {
    const kind = what % 2 === 0 ? 'bot' : 'player';
    const actor = actorDocument(callers.newId('n'), pick(TEAMS, who) ?? '', { kind });
    callers.newcomers.push(actor);
    return { type: 'join', actor };
  },
  'join again': ({ newcomers }, { who, what }) => {
    const actor = pick(newcomers, what);
    return actor && { type: 'join', actor: who % 2 === 0 ? actor : { ...actor, xp: { ...NO_XP, hit: 1 } } };
  },
};

/**
 * What a pass or, for an odd number, an Executor run does next if nobody interferes; once in a while somebody retries what
 * has failed, which would be too rare otherwise.
 */
function goOn(callers: Callers, step: Step, { state }: ObservedBattle): WorkerWish {
  if (state.deadLetters.length > 0 && step.who % 2 === 0) return 'retry';
  const worker = workerOf(step);
  if (step.what % 2 === 0) return (callers.looks[worker]?.isOver ?? true) ? 'look' : 'transfer';
  const run = callers.runs[worker];
  if (run === undefined || run.isOver) return 'acquire';
  return run.context === undefined ? 'load' : 'commit';
}

const WORKER_DECISIONS: Record<WorkerWish, Decision> = {
  'go on': (callers, step, battle) => {
    const halved = { ...step, what: Math.floor(step.what / 2) };
    return WORKER_DECISIONS[goOn(callers, step, battle)](callers, halved, battle);
  },
  look: (_, step) => ({ type: 'look', collector: workerOf(step) }),
  transfer: ({ looks }, step) => {
    const collector = workerOf(step);
    const look = looks[collector];
    return look && { type: 'transfer', collector, plan: planFrom(look.snapshot, step.what % 3 === 0) };
  },
  promise: () => ({ type: 'promise' }),
  finish: ({ looks }, step) => {
    const look = looks[workerOf(step)];
    return look && { type: 'finish', revision: look.snapshot.meta.revision };
  },
  acquire: (callers, step) => ({ type: 'acquire', executor: workerOf(step), token: callers.newId('token') }),
  load: (_, step) => ({ type: 'load', executor: workerOf(step), size: 1 + (step.what % 4) }),
  commit: ({ runs }, step) => {
    const executor = workerOf(step);
    const run = runs[executor];
    if (run?.context === undefined) return undefined;
    const changes = changesFrom(run.context, (position) => pick(FATES, step.what + position) ?? 'done');
    return { type: 'commit', executor, token: run.token, changes };
  },
  extend: ({ runs }, step) => {
    const run = runs[workerOf(step)];
    return run && { type: 'extend', token: run.token };
  },
  release: ({ runs }, step) => {
    const run = runs[workerOf(step)];
    return run && { type: 'release', token: run.token };
  },
  expire: () => ({ type: 'expire' }),
  retry: (_, { what }, { deadLetters }) => letterOperation('retry', pick(deadLetters, what)),
  drop: (_, { what }, { deadLetters }) => letterOperation('drop', pick(deadLetters, what)),
};

/** Dropped letters are tried too: nothing must come of it. */
function letterOperation(type: 'retry' | 'drop', letter: DeadLetter | undefined): Operation | undefined {
  return letter && { type, entry: letter.entry };
}

const DECISIONS = { ...PLAYER_DECISIONS, ...WORKER_DECISIONS };

export const decide: Decision = (callers, step, battle) => DECISIONS[step.wish](callers, step, battle);
