import type { ContentPack, TriggerOutcome } from '@melee/combat/content';
import {
  explainNumber,
  type BattleState,
  type DamageTrace,
  type HealingTrace,
  type NumberName,
  type TraceEntry,
  type ZoneTrace,
} from '@melee/combat/pipeline';
import { percent } from './percent.js';
import type { Question } from './question.js';

type NumberOf = readonly [side: 'striker' | 'defender', name: NumberName];

/** Whose numbers the chance of a step is made of. */
const NUMBERS_OF: Readonly<Record<string, readonly NumberOf[]>> = {
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

/** What the outcome of an entry was made of, for people. */
export function reasonOf(
  entry: TraceEntry,
  question: Question | null,
  before: BattleState,
  pack: ContentPack,
): string {
  switch (entry.type) {
    case 'zone':
      return zoneText(entry);
    case 'chance': {
      const { value, factor, cap } = entry;
      const made = `${value}${factor === 1 ? '' : ` × ${factor}`}${cap === null ? '' : `, at most ${cap}`}`;
      return withLayers(made, NUMBERS_OF[question?.step ?? ''] ?? [], question, before, pack);
    }
    case 'spread':
      return `added to ${entry.base}`;
    case 'damage':
      return withLayers(damageText(entry), numbersOfDamage(entry), question, before, pack);
    case 'healing':
      return withLayers(sumText(entry), bonusNumber(entry), question, before, pack);
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

function zoneText({ guarded, factors }: ZoneTrace): string {
  const known = guarded === null ? 'none is guarded' : `guarded: ${guarded}`;
  const changes = Object.entries(factors).map(([name, factor]) => `${name} × ${factor}`);
  return `${known}; ${changes.join(', ') || 'nothing changes'}`;
}

const sumText = ({ rolled, bonus, bonusOf }: DamageTrace | HealingTrace): string =>
  bonusOf === null ? `${rolled}` : `(${rolled} + ${bonus})`;

const bonusNumber = ({ bonusOf }: DamageTrace | HealingTrace): readonly NumberOf[] =>
  bonusOf === null ? [] : [['striker', bonusOf]];

function damageText(entry: DamageTrace): string {
  const { damageType, factor, resisted, armour, shield } = entry;
  const less = [
    ...(resisted === 0 ? [] : [`, less ${percent(resisted)} resisted`]),
    ...(armour === 0 ? [] : [`, less ${armour} armour`]),
    ...(shield === null ? [] : [`; the shield takes ${percent(shield)}`]),
  ];
  return `${sumText(entry)}${factor === 1 ? '' : ` × ${factor}`} of ${damageType} damage${less.join('')}`;
}

function numbersOfDamage(entry: DamageTrace): readonly NumberOf[] {
  const { damageType, armour } = entry;
  const bonus = bonusNumber(entry);
  if (damageType === 'pure') return bonus;
  const resistance: NumberOf = ['defender', `resistance_${damageType}`];
  if (damageType !== 'physical') return [...bonus, resistance, ['defender', 'magic_resistance']];
  return [
    ...bonus,
    resistance,
    ['striker', 'armour_penetration'],
    ...(armour === 0 ? [] : [['defender', 'armour'] as const]),
  ];
}

/** The text, and a line for each of these numbers of the two fighters: from which layers it came before the action. */
function withLayers(
  text: string,
  numbers: readonly NumberOf[],
  question: Question | null,
  { actors }: BattleState,
  pack: ContentPack,
): string {
  const lines = numbers.flatMap(([side, name]) => {
    const actor = actors[question?.[side] ?? ''];
    if (actor === undefined) return [];
    const layers = explainNumber(actor, name, pack).layers.map(
      ({ source, text: made }) => `${made} (${source})`,
    );
    return [`${name} of ${actor.meta.cid}: ${layers.join(', ') || '0'}`];
  });
  return [text, ...lines].join('\n');
}

function outcomeText(outcome: TriggerOutcome): string {
  if ('flag' in outcome) return outcome.flag;
  if ('multiply' in outcome) return `${outcome.multiply} × ${outcome.by}`;
  if ('effect' in outcome) return `${outcome.effect} on ${outcome.on}`;
  if ('tokens' in outcome) return `${JSON.stringify(outcome.tokens)} to ${outcome.to}`;
  return `follow-up ${outcome.followUp}`;
}
