import type { LogEntry, Move } from '@melee/combat/dto';
import { describeRules } from '@melee/combat/pipeline';
import { inline } from '../../content/inline.js';
import { counted, lasting, pairs, section, table } from '../output.js';
import type { BattleReport } from './battle-report.js';

/** So much of a text still fits beside the other columns. */
const WIDEST = 72;
const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

const aimOf = (move: Move): string => {
  if (move.strategy === 'exchange') return `→ ${move.target}`;
  const what = move.strategy === 'item' ? move.itemId : move.abilityId;
  return `${what} → ${inline(move.targets)}`;
};

export function lockWords(lock: BattleReport['lock']): string {
  if (lock === null) return 'free';
  const { holder, ttlMs } = lock;
  const who = holder === 'pending' ? 'promised to an Executor' : `held by run ${holder}`;
  return `${who}, ${ttlMs < 0 ? 'NEVER EXPIRES' : `${lasting(ttlMs)} left`}`;
}

function dueWords({ battle, dueInMs }: BattleReport): string {
  if (dueInMs === null) return battle.status === 'active' ? 'NOT IN THE INDEX' : 'not in the index';
  return dueInMs >= 0 ? `in ${lasting(dueInMs)}` : `${lasting(-dueInMs)} overdue`;
}

function statusWords({ battle: { status, reason, winner } }: BattleReport): string {
  return status === 'active'
    ? status
    : `${status}: ${String(reason)}, ${winner === null ? 'a draw' : `${winner} won`}`;
}

function summaryOf(report: BattleReport): string {
  const { battle, now, lock, isSignalled, deadLetters, logLength, ledgerLength } = report;
  const dropped = deadLetters.filter(({ droppedAt }) => droppedAt !== null).length;
  return pairs([
    ['battle', battle.sid],
    ['status', statusWords(report)],
    ['mode', battle.mode],
    ['step', `${battle.step} (revision ${battle.revision})`],
    ['age', `${lasting(now - battle.createdAt)}, last changed ${lasting(now - battle.updatedAt)} ago`],
    ['content', battle.contentId],
    ['rules', describeRules(battle.rulesVersion)],
    ['lock', lockWords(lock)],
    ['signal', isSignalled ? 'raised: a Collector should look' : 'none on its way'],
    ['due', dueWords(report)],
    [
      'queue',
      `${counted(report.queuedActions.length, 'action')}, ${counted(report.waitingMoves.length, 'move')} waiting`,
    ],
    ['dead letters', `${deadLetters.length - dropped} waiting, ${dropped} dropped`],
    ['log', `${logLength} entries, ledger ${ledgerLength}`],
  ]);
}

const actorTable = ({ actors }: BattleReport): string =>
  table(
    ['actor', 'team', 'kind', 'state', 'hp', 'energy', 'effects', 'hand', 'targets, next first'],
    actors.map(({ cid, team, kind, isStanding, state, effects, hand, targets }) => [
      cid,
      team,
      kind,
      state === null ? 'NO DOCUMENT' : isStanding ? 'standing' : (state.defeat ?? 'out'),
      state?.hp ?? null,
      state?.energy ?? null,
      inline(effects),
      inline(hand),
      cut(inline(targets)),
    ]),
  );

const moveTable = ({ waitingMoves, now }: BattleReport): string =>
  table(
    ['move', 'actor', 'strategy', 'aim', 'waits since', 'deadline'],
    waitingMoves.map((move) => [
      move.moveId,
      move.cid,
      move.strategy,
      cut(aimOf(move)),
      lasting(now - move.registeredAt),
      move.strategy !== 'exchange'
        ? null
        : move.deadline < now
          ? `${lasting(now - move.deadline)} ago`
          : `in ${lasting(move.deadline - now)}`,
    ]),
  );

const actionTable = ({ queuedActions }: BattleReport): string =>
  table(
    ['action', 'type', 'moves'],
    queuedActions.map((action) =>
      action.actionId === null
        ? ['NO ACTION', null, cut(action.entry)]
        : [
            cut(action.actionId),
            action.isForced ? 'forced strike' : action.type,
            action.moves.map((move) => `${move.cid} ${aimOf(move)}`).join('; '),
          ],
    ),
  );

export const letterTable = (letters: BattleReport['deadLetters'], now: number): string =>
  table(
    ['letter', 'action', 'error', 'dropped'],
    letters.map(({ id, actionId, error, droppedAt }) => [
      id,
      actionId === null ? null : cut(actionId),
      cut(`${error.name}: ${error.message}`),
      droppedAt === null ? 'no' : `${lasting(now - droppedAt)} ago`,
    ]),
  );

function logTable(log: readonly LogEntry[], now: number): string {
  return table(
    ['n', 'ago', 'event', 'values'],
    log.map(({ n, at, type, ...values }) => [n, lasting(now - at), type, cut(inline(values))]),
  );
}

/** The report for people. */
export function battleTables(report: BattleReport): string {
  const { waitingMoves, queuedActions, deadLetters, log, now } = report;
  return [
    summaryOf(report),
    section('Actors', actorTable(report)),
    ...(waitingMoves.length === 0 ? [] : [section('Waiting moves', moveTable(report))]),
    ...(queuedActions.length === 0 ? [] : [section('Queued actions, next first', actionTable(report))]),
    ...(deadLetters.length === 0 ? [] : [section('Dead letters', letterTable(deadLetters, now))]),
    ...(log.length === 0 ? [] : [section('End of the log', logTable(log, now))]),
  ].join('\n\n');
}
