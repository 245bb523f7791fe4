import type { ContentPack, TriggerOutcome } from '@melee/combat/content';
import type { CombatAction } from '@melee/combat/dto';
import { explainNumber, type BattleState, type NumberName, type TraceEntry } from '@melee/combat/pipeline';
import Table from 'cli-table3';

/** What settled each question of an action, in the order in which they came up. */
export interface ActionTrace {
  readonly action: CombatAction;
  readonly before: BattleState;
  readonly trace: readonly TraceEntry[];
}

type Side = 'striker' | 'defender';

/** Whose numbers the chance of a step is made of. */
const NUMBERS_OF: Readonly<Record<string, readonly (readonly [Side, NumberName])[]>> = {
  accuracy: [['striker', 'accuracy']],
  crit: [['striker', 'crit_chance']],
  evasion: [
    ['defender', 'evasion'],
    ['striker', 'anti_evasion'],
  ],
  parry: [['defender', 'parry']],
  block: [['defender', 'block']],
  counter: [['defender', 'counter']],
};

/** A question that a strike raises. */
interface Question {
  readonly wave: string;
  readonly kind: string;
  readonly striker: string;
  readonly defender: string;
  readonly step: string;
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

function questionOf(purpose: string): Question | null {
  const found = /^(\d+)\/(\w+)\/([^>/]+)>([^/]+)\/(.+)$/.exec(purpose);
  if (found === null) return null;
  const [, wave = '', kind = '', striker = '', defender = '', step = ''] = found;
  return { wave, kind, striker, defender, step };
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

function reasonOf(
  entry: TraceEntry,
  question: Question | null,
  before: BattleState,
  pack: ContentPack,
): string {
  switch (entry.type) {
    case 'zone': {
      const guarded = entry.guarded === null ? 'none is guarded' : `guarded: ${entry.guarded}`;
      const factors = Object.entries(entry.factors).map(([name, factor]) => `${name} × ${factor}`);
      return `${guarded}; ${factors.join(', ') || 'nothing changes'}`;
    }
    case 'chance': {
      const { value, factor, cap } = entry;
      const made = `${value}${factor === 1 ? '' : ` × ${factor}`}${cap === null ? '' : `, at most ${cap}`}`;
      return [made, ...(question === null ? [] : layersOf(question, before, pack))].join('\n');
    }
    case 'spread':
      return 'added to the base';
    case 'rule': {
      const outcomes = entry.fired ? entry.outcomes.map(outcomeText).join(', ') : '';
      return `${entry.event} of the ${entry.side}${outcomes === '' ? '' : `: ${outcomes}`}`;
    }
    case 'flag':
      return entry.flag;
    case 'draw':
      return 'the lowest rolls are taken';
  }
}

/** From which layers the numbers of the two fighters come, as they were before the action. */
function layersOf(
  { step, striker, defender }: Question,
  { actors }: BattleState,
  pack: ContentPack,
): readonly string[] {
  const sides = { striker, defender };
  return (NUMBERS_OF[step] ?? []).flatMap(([side, name]) => {
    const cid = sides[side];
    const actor = actors[cid];
    if (actor === undefined) return [];
    const layers = explainNumber(actor, name, pack).layers.map(({ source, text }) => `${text} (${source})`);
    return [`${name} of ${cid}: ${layers.join(', ') || '0'}`];
  });
}

function outcomeText(outcome: TriggerOutcome): string {
  if ('flag' in outcome) return outcome.flag;
  if ('multiply' in outcome) return `${outcome.multiply} × ${outcome.by}`;
  if ('effect' in outcome) return `${outcome.effect} on ${outcome.on}`;
  if ('tokens' in outcome) return `${JSON.stringify(outcome.tokens)} to ${outcome.to}`;
  return `follow-up ${outcome.followUp}`;
}

const percent = (chance: number): string => `${(chance * 100).toFixed(2)} %`;
const rollOf = (roll: number | null): string => (roll === null ? 'none' : roll.toFixed(4));
const yesOrNo = (happened: boolean): string => (happened ? 'yes' : 'no');
