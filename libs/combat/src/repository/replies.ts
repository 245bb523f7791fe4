import type {
  ActorDocument,
  ActorId,
  ActorPart,
  BattleContext,
  CollectorSnapshot,
  MovesDocument,
  SessionMeta,
} from '../dto/index.js';
import { ACTOR_PARTS, COMBAT_ERRORS, CombatError, RULE_LIMITS, type CombatErrorCode } from '../dto/index.js';
import type { KnownTexts } from './known-texts.js';
import type { ScriptAnswer } from './script-runner.js';

/** Turns an error code in a script's answer into the error. */
export function refuseErrors(answer: ScriptAnswer, details: Readonly<Record<string, unknown>>): ScriptAnswer {
  if (Object.hasOwn(COMBAT_ERRORS, answer[0])) throw new CombatError(answer[0] as CombatErrorCode, details);
  return answer;
}

/** A flat list of keys and values, as Redis answers a hash. */
export function readPairs(flat: unknown): Map<string, string> {
  const list = flat as readonly string[];
  const pairs = new Map<string, string>();
  for (let i = 0; i + 1 < list.length; i += 2) pairs.set(list[i] as string, list[i + 1] as string);
  return pairs;
}

/** The same, with a JSON text as each value. */
export function readJsonPairs<T>(flat: unknown): Record<string, T> {
  const parsed: Record<string, T> = {};
  for (const [key, text] of readPairs(flat)) parsed[key] = JSON.parse(text) as T;
  return parsed;
}

/** As `createSessionArguments` writes them. */
function readLimits(text: string): SessionMeta['settings']['limits'] {
  const values = text.split(',').map(Number);
  return Object.fromEntries(RULE_LIMITS.map((name, at) => [name, values[at]])) as Record<
    (typeof RULE_LIMITS)[number],
    number
  >;
}

export function readMeta(flat: unknown): SessionMeta {
  const fields = readPairs(flat);
  const winner = fields.get('winner');
  const field = (name: string) => {
    const value = fields.get(name);
    if (value === undefined) throw new CombatError('storage/corrupt', { field: name });
    return value;
  };
  return {
    sid: field('sid'),
    status: field('status') as SessionMeta['status'],
    step: Number(field('step')),
    revision: Number(field('revision')),
    mode: field('mode'),
    teams: JSON.parse(field('teams')) as SessionMeta['teams'],
    kinds: JSON.parse(field('kinds')) as SessionMeta['kinds'],
    dead: JSON.parse(field('dead')) as ActorId[],
    seed: field('seed'),
    contentId: field('contentId'),
    rulesVersion: field('rulesVersion'),
    handsAtTheEnd: field('handsAtTheEnd') as SessionMeta['handsAtTheEnd'],
    settings: {
      answerMs: field('answerMs').split(',').map(Number),
      retentionMs: Number(field('retentionMs')),
      maxActors: Number(field('maxActors')),
      maxWaitingInstants: Number(field('maxWaitingInstants')),
      limits: readLimits(field('limits')),
    },
    createdAt: Number(field('createdAt')),
    updatedAt: Number(field('updatedAt')),
    finishedAt: fields.has('finishedAt') ? Number(field('finishedAt')) : null,
    winner: winner === undefined || winner === '' ? null : winner,
    reason: (fields.get('reason') as SessionMeta['reason'] | undefined) ?? null,
  };
}

export function readSnapshot(answer: ScriptAnswer): CollectorSnapshot {
  const [, now, meta, queueLength, isBusy, hasTargets, queues, moves, asked] = answer;
  return {
    now: Number(now),
    meta: readMeta(meta),
    queueLength: queueLength as number,
    isBusy: isBusy === 1,
    hasTargets: hasTargets === 1,
    targets: readJsonPairs<readonly ActorId[]>(queues),
    moves: readJsonPairs<MovesDocument>(moves),
    asked: readAsked(asked),
  };
}

/** Until when all asks of a bot hold: each target has its own time, and the script decides by that. */
function readAsked(flat: unknown): CollectorSnapshot['asked'] {
  const asks = Object.entries(readJsonPairs<Readonly<Record<ActorId, number>>>(flat));
  return Object.fromEntries(
    asks.map(([cid, times]) => [
      cid,
      { targets: Object.keys(times), until: Math.min(...Object.values(times)) },
    ]),
  );
}

/** Parts that are another text after nearly every action: to remember them would be in vain. */
const CHANGING_PARTS: readonly ActorPart[] = ['state', 'xp'];

/** Parts of one actor from the JSON text of each. */
export function readActorParts<Part extends ActorPart>(
  texts: readonly string[],
  parts: readonly Part[],
  known: KnownTexts,
): Pick<ActorDocument, Part> {
  const read = parts.map((part, position) => {
    const text = texts[position] as string;
    return [part, CHANGING_PARTS.includes(part) ? (JSON.parse(text) as unknown) : known.parse(text)];
  });
  return Object.fromEntries(read) as Pick<ActorDocument, Part>;
}

/** Actors come as their id and the JSON text of each of {@link ACTOR_PARTS}. */
export function readContext(answer: ScriptAnswer, known: KnownTexts): BattleContext {
  const [, meta, flat, queue] = answer;
  const texts = flat as readonly string[];
  const actors: Record<ActorId, ActorDocument> = {};
  for (let at = 0; at < texts.length; at += 1 + ACTOR_PARTS.length) {
    const own = texts.slice(at + 1, at + 1 + ACTOR_PARTS.length);
    actors[texts[at] as string] = readActorParts(own, ACTOR_PARTS, known);
  }
  return { meta: readMeta(meta), actors, queue: queue as readonly string[] };
}
