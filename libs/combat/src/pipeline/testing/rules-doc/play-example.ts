import { defaultPack } from '../../../content/default-pack.js';
import { toFixedPoint } from '../../../content/numbers/fixed-point.js';
import type { ActorDocument, CombatAction, CombatEvent, StrikeKind } from '../../../dto/index.js';
import { refundHands } from '../../refund-hands.js';
import { resolveWith } from '../../resolve-action.js';
import type { TraceEntry } from '../../trace.js';
import type { BattleState } from '../../types.js';
import { defaultRules } from '../default-scene.js';
import { exchange, instant, item, strikeMove } from '../fixtures.js';
import { withRolls } from '../scripted-rolls.js';
import { battleOf } from './cast.js';
import { eventLine } from './event-lines.js';
import type { AfterSpec, EndExample, ExchangeExample, Expected, MoveSpec, UseExample } from './example.js';
import { questionOf, rollsName } from './strike-names.js';

type Played = ExchangeExample | UseExample;

/** What an example's action did, however often it happened. */
interface Course {
  readonly states: readonly BattleState[];
  readonly events: readonly CombatEvent[];
  readonly trace: readonly TraceEntry[];
}

const moveOf = (cid: string, { at, feint, zone, guards }: MoveSpec) =>
  strikeMove(cid, at, {
    ...(feint === undefined ? {} : { feintId: feint }),
    ...(zone === undefined ? {} : { attackZone: zone }),
    ...(guards === undefined ? {} : { blockZone: guards }),
  });

function actionOf(example: Played): CombatAction {
  if (example.example === 'use') {
    const { who, uses, on } = example;
    return Object.hasOwn(defaultPack.items, uses) ? item(who, uses, on) : instant(who, uses, on);
  }
  const [move, partnerMove = null] = Object.entries(example.moves).map(([cid, spec]) => moveOf(cid, spec));
  return exchange(move, partnerMove);
}

/** The kind of the action's own strikes. */
function usualKind({ type, ...action }: CombatAction): StrikeKind {
  if (type !== 'exchange') return type === 'item' ? 'item' : 'ability';
  return 'isForced' in action && action.isForced ? 'forced' : 'exchange';
}

function scriptOf({ rolls = {} }: Played, usual: StrikeKind): Record<string, number> {
  const script: Record<string, number> = {};
  for (const [name, questions] of Object.entries(rolls)) {
    for (const [question, roll] of Object.entries(questions)) {
      script[`${rollsName(name, usual)}/${questionOf(question)}`] = toFixedPoint(roll);
    }
  }
  return script;
}

function play(example: Played, action: CombatAction, usual: StrikeKind): Course {
  const states: BattleState[] = [];
  const events: CombatEvent[] = [];
  const trace: TraceEntry[] = [];
  let state = battleOf(example.fighters, example.step);
  const times = example.example === 'exchange' ? (example.times ?? 1) : 1;
  for (let time = 0; time < times; time += 1) {
    const before = state;
    const resolution = withRolls(scriptOf(example, usual), (rolls) =>
      resolveWith(before, action, rolls, defaultRules, (entry) => trace.push(entry)),
    );
    state = resolution.state;
    states.push(state);
    events.push(...resolution.events);
  }
  return { states, events, trace };
}

/** The questions of one strike that were open, and those that a flag settled. */
function chancesOf(trace: readonly TraceEntry[], strike: string): Record<string, number | string> {
  const chances: Record<string, number | string> = {};
  for (const entry of trace) {
    if (!entry.purpose.startsWith(`${strike}/`)) continue;
    const question = entry.purpose.slice(strike.length + 1).replace(/^trigger\/(\w+)\//, '$1 ');
    if (entry.type === 'flag') chances[question] = entry.flag;
    if (entry.type === 'chance') chances[question] = entry.chance;
    if (entry.type === 'rule' && entry.chance < 1) chances[question] = entry.chance;
  }
  return chances;
}

const notZero = (amounts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));

/** An effect such as `bleeding × 2 for 3`, or `poisoned for 1`. */
function effectText({ effectId, stacks, power, remaining }: ActorDocument['effects'][number]): string {
  const count = stacks === 1 ? '' : ` × ${stacks}`;
  return `${effectId}${count}${power === 1 ? '' : ` of power ${power}`} for ${remaining}`;
}

function afterOf({ state, hand, effects, xp }: ActorDocument, looksAt: AfterSpec): AfterSpec {
  const everything: Required<AfterSpec> = {
    hp: state.hp,
    energy: state.energy,
    tokens: notZero(state.tokens),
    hand: Object.keys(hand),
    effects: effects.map(effectText),
    xp: notZero(xp),
  };
  return Object.fromEntries(Object.keys(looksAt).map((part) => [part, everything[part as keyof AfterSpec]]));
}

function actorIn(state: BattleState | undefined, cid: string): ActorDocument {
  const actor = state?.actors[cid];
  if (actor === undefined) throw new Error(`The example has no fighter "${cid}".`);
  return actor;
}

function forEach<Asked, Answer>(
  asked: Readonly<Record<string, Asked>>,
  answer: (name: string, asked: Asked) => Answer,
): Readonly<Record<string, Answer>> {
  return Object.fromEntries(Object.entries(asked).map(([name, each]) => [name, answer(name, each)]));
}

/** What comes of the example's action, in those parts that the example looks at. */
export function playExample(example: Played): Expected {
  const action = actionOf(example);
  const usual = usualKind(action);
  const { states, events, trace } = play(example, action, usual);
  const { chances, log, after, hpAfterEach } = example.expect;
  return {
    ...(chances && { chances: forEach(chances, (name) => chancesOf(trace, rollsName(name, usual))) }),
    ...(log && { log: events.map(eventLine).filter((line) => line !== null) }),
    ...(after && { after: forEach(after, (cid, parts) => afterOf(actorIn(states.at(-1), cid), parts)) }),
    ...(hpAfterEach && {
      hpAfterEach: forEach(hpAfterEach, (cid) => states.map((state) => actorIn(state, cid).state.hp)),
    }),
  };
}

/** What comes of the end of the example's battle, in those parts that the example looks at. */
export function playEnd({ fighters, expect }: EndExample): EndExample['expect'] {
  const { log, after } = expect;
  const { state, events } = refundHands(battleOf(fighters), defaultRules.edition);
  return {
    ...(log && { log: events.map(eventLine).filter((line) => line !== null) }),
    ...(after && { after: forEach(after, (cid, parts) => afterOf(actorIn(state, cid), parts)) }),
  };
}
