import type { ContentPack } from '@melee/combat/content';
import type { CombatAction } from '@melee/combat/dto';
import type { BattleState, TraceEntry } from '@melee/combat/pipeline';
import Table from 'cli-table3';
import { percent } from './percent.js';
import { questionOf, type Question } from './question.js';
import { reasonOf } from './trace-reasons.js';

/** What settled each question of an action, in the order in which they came up. */
export interface ActionTrace {
  readonly action: CombatAction;
  readonly before: BattleState;
  readonly trace: readonly TraceEntry[];
}

/** Every roll of an action as a table: chance, roll, outcome, and what they were made of. */
export function renderTrace({ action, before, trace }: ActionTrace, pack: ContentPack): string {
  const table = new Table({
    head: ['question', 'chance', 'roll', 'outcome', 'because'],
    style: { head: [], border: [] },
  });
  let heading = '';
  for (const entry of trace) {
    const question = questionOf(entry.purpose);
    const next = question === null ? '' : headingOf(question);
    if (next !== heading && next !== '') table.push([{ colSpan: 5, content: next }]);
    heading = next;
    table.push([...rowOf(entry, question?.step ?? entry.purpose), reasonOf(entry, question, before, pack)]);
  }
  const title = `Action ${action.actionId}: what was rolled, and why.`;
  return trace.length === 0 ? `${title}\nNothing was rolled for.` : `${title}\n${table.toString()}`;
}

const headingOf = ({ wave, kind, striker, defender }: Question): string =>
  `wave ${wave}, ${kind.replaceAll('_', ' ')}: ${striker} at ${defender}`;

/** Question, chance, roll and outcome. */
function rowOf(entry: TraceEntry, step: string): readonly [string, string, string, string] {
  switch (entry.type) {
    case 'zone':
      return [step, '', '', entry.zone];
    case 'chance':
      return [step, percent(entry.chance), rollOf(entry.roll), yesOrNo(entry.happened)];
    case 'spread':
      return [step, '', rollOf(entry.roll), `${entry.amount >= 0 ? '+' : ''}${entry.amount}`];
    case 'damage':
      return [step, '', '', String(entry.damage)];
    case 'healing':
      return [step, '', '', String(entry.healing)];
    case 'rule':
      return [
        entry.origin,
        percent(entry.chance),
        rollOf(entry.roll),
        entry.fired ? 'fires' : 'does not fire',
      ];
    case 'flag':
      return [step, '', '', yesOrNo(entry.happened)];
    case 'draw':
      return [step, '', rollOf(entry.roll), ''];
  }
}

const rollOf = (roll: number | null): string => (roll === null ? 'none' : roll.toFixed(4));
const yesOrNo = (happened: boolean): string => (happened ? 'yes' : 'no');
