import type { ActorDocument, CombatAction } from '@melee/combat/dto';
import { describeRules } from '@melee/combat/pipeline';
import {
  standingTeams,
  type BattleHistory,
  type ReplayDifference,
  type ReplayResult,
} from '@melee/combat/replay';
import Table from 'cli-table3';
import picocolors from 'picocolors';

const PLAIN = { head: [], border: [] };
const WIDE_COLUMN = 60;
/** What an action can change of an actor and a hash is made of. */
const SHOWN_PARTS = ['state', 'effects', 'cooldowns', 'loadout', 'xp'] as const;

/** The outcome of a replay for programs. */
export function reportJson({ genesis, ledger, final }: BattleHistory, result: ReplayResult) {
  const { compared, difference, hash, state } = result;
  return {
    battle: genesis.sid,
    rulesVersion: genesis.rulesVersion,
    contentId: genesis.contentId,
    actions: actionsIn(ledger),
    joins: ledger.length - actionsIn(ledger),
    equal: compared,
    steps: state.step,
    hash,
    standing: standingTeams(state),
    status: final?.status ?? null,
    winner: final?.winner ?? null,
    reason: final?.reason ?? null,
    difference,
  };
}

const actionsIn = (ledger: BattleHistory['ledger']): number =>
  ledger.filter(({ type }) => type === 'action').length;

/** The outcome of a replay for people. */
export function renderReport(history: BattleHistory, result: ReplayResult): string {
  const { battle, rulesVersion, contentId, actions, joins, equal, steps, hash, standing } = reportJson(
    history,
    result,
  );
  const table = new Table({ style: PLAIN });
  table.push(
    { Battle: battle },
    { Rules: describeRules(rulesVersion) },
    { Content: `${history.pack.name} ${history.pack.version} (${contentId})` },
    {
      'Actions replayed': `${equal} of ${actions} came out equal, ${steps} exchanges, ${joins} joined later`,
    },
    { 'Final state': `hash ${hash}, standing: ${standing.join(', ') || 'nobody'}` },
    { Outcome: outcomeOf(history) },
  );
  const { difference } = result;
  if (difference === null)
    return `${table.toString()}\n${picocolors.green('Equal: the battle came out as it did.')}`;
  return [
    table.toString(),
    picocolors.red('Different. The first difference:'),
    ...renderDifference(difference, history),
  ].join('\n');
}

function outcomeOf({ final }: BattleHistory): string {
  if (final === undefined) return 'not recorded';
  if (final.status === 'active') return 'goes on';
  return `${final.winner === null ? 'a draw' : `team ${final.winner} won`} (${final.reason ?? 'unknown reason'})`;
}

function renderDifference(difference: ReplayDifference, { final }: BattleHistory): readonly string[] {
  const { index, entry, path, expected, found, changed } = difference;
  const table = new Table({ style: PLAIN, wordWrap: true, colWidths: [null, 2 * WIDE_COLUMN] });
  const where = entry === null ? 'behind the last entry: in the final state' : `entry ${index} of the ledger`;
  table.push({ Where: where });
  if (entry !== null) {
    table.push({ Action: entry.action.actionId }, { What: describe(entry.action) });
    table.push({ Trace: `npm run replay -- <battle> --trace ${entry.action.actionId}` });
  }
  table.push({ Part: path }, { Expected: textOf(expected) }, { Found: textOf(found) });
  return changed.length === 0
    ? [table.toString()]
    : [table.toString(), renderActors(changed, final?.actors ?? {})];
}

/** What the action left of each actor in the replay, beside what is known of it: how it stood when all was over. */
function renderActors(
  changed: readonly ActorDocument[],
  final: Readonly<Record<string, ActorDocument>>,
): string {
  const table = new Table({
    head: ['actor', 'part', 'after the action, as replayed', 'in the end, as recorded'],
    style: PLAIN,
    wordWrap: true,
    wrapOnWordBoundary: false,
    colWidths: [null, null, WIDE_COLUMN, WIDE_COLUMN],
  });
  for (const actor of changed) {
    const { cid } = actor.meta;
    for (const part of SHOWN_PARTS) table.push([cid, part, textOf(actor[part]), textOf(final[cid]?.[part])]);
  }
  return table.toString();
}

function describe(action: CombatAction): string {
  if (action.type === 'item')
    return `${action.move.cid} uses ${action.move.itemId} on ${action.move.targets.join(', ')}`;
  if (action.type === 'instant') {
    return `${action.move.cid} uses ${action.move.abilityId} on ${action.move.targets.join(', ')}`;
  }
  const { move, isForced } = action;
  return `${move.cid} ${isForced ? 'strikes at' : 'and'} ${move.target}${isForced ? '' : ' strike at each other'}`;
}

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
