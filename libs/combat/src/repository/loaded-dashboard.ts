import {
  ACTOR_PARTS,
  CombatError,
  type ActorDocument,
  type ActorId,
  type ActorSummary,
  type BattleSnapshot,
  type LogEntry,
  type MovesDocument,
} from '../dto/index.js';
import { readJsonPairs, readMeta } from './replies.js';
import type { ScriptAnswer, ScriptArgument } from './script-runner.js';

/** Parts of an actor that a user interface shows of everybody. */
export const VIEW_PARTS = ['meta', 'raw', 'loadout', 'state', 'effects'] as const;

/** A moment of a battle as one actor's player sees it. */
export interface LoadedDashboard extends BattleSnapshot {
  readonly own: ActorDocument;
  readonly moves: MovesDocument;
  /** The next enemy in the actor's queue. */
  readonly target: ActorId | null;
  /** The last entries of the log, the oldest first. */
  readonly logTail: readonly LogEntry[];
}

export function dashboardArguments(cid: ActorId, mostEntries: number): ScriptArgument[] {
  return [cid, mostEntries, VIEW_PARTS.length, ...VIEW_PARTS, ACTOR_PARTS.length, ...ACTOR_PARTS];
}

export function readBattleView(answer: ScriptAnswer): BattleSnapshot {
  const [, now, fields, lastEntry, actors] = answer;
  const meta = readMeta(fields);
  // A battle begins with an entry.
  if (typeof lastEntry !== 'string')
    throw new CombatError('storage/corrupt', { sid: meta.sid, field: 'log' });
  const { n, at } = JSON.parse(lastEntry) as LogEntry;
  return {
    now: Number(now),
    meta,
    logLength: n,
    lastEventAt: at,
    actors: readJsonPairs<ActorSummary>(actors),
  };
}

export function readDashboard(answer: ScriptAnswer): LoadedDashboard {
  const [own, moves, target, log] = answer.slice(5) as [string, string, string, readonly string[]];
  return {
    ...readBattleView(answer),
    own: JSON.parse(own) as ActorDocument,
    moves: JSON.parse(moves) as MovesDocument,
    target: target === '' ? null : target,
    logTail: log.map((entry) => JSON.parse(entry) as LogEntry),
  };
}
