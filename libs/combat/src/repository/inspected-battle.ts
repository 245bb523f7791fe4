import {
  ACTOR_PARTS,
  CombatError,
  moveName,
  type ActorDocument,
  type ActorId,
  type InspectedBattle,
  type MovesDocument,
  type SessionId,
} from '../dto/index.js';
import { readDeadLetter } from './dead-letters.js';
import { sessionKeys } from './keys.js';
import { readMeta, readPairs } from './replies.js';
import type { ScriptAnswer, ScriptArgument } from './script-runner.js';

export function inspectionArguments(sid: SessionId): ScriptArgument[] {
  const { actor: _actor, moves: _moves, ...others } = sessionKeys;
  const tagLength = others.meta(sid).length - 'meta'.length;
  const names = Object.values(others).map((key) => key(sid).slice(tagLength));
  return [ACTOR_PARTS.length, ...ACTOR_PARTS, ...names];
}

/**
 * What the script has seen of a battle.
 * @throws CombatError `storage/corrupt` if a text that should be JSON is none.
 */
export function readInspection(answer: ScriptAnswer): Omit<InspectedBattle, 'due'> {
  const [, now, flatMeta, flat, actions, letters, registered, lock, signal, log, ledger, lifetimes] = answer;
  const meta = readMeta(flatMeta);
  const times = [...readPairs(lifetimes)].map(([name, ms]) => [name, Number(ms)] as const);
  const { 'sys:busy': lockMs = -1 } = Object.fromEntries(times);
  return {
    meta,
    now: Number(now),
    ...readActors(meta.sid, flat as readonly string[]),
    actions: actions as readonly string[],
    deadLetters: (letters as readonly string[]).map((text) => {
      return parseStored(meta.sid, 'dead-letters', () => readDeadLetter(text));
    }),
    ...readRegistered(registered as readonly string[]),
    lock: lock === '' ? null : { holder: lock as string, ttlMs: lockMs },
    isSignalled: signal === 1,
    logLength: log as number,
    ledgerLength: ledger as number,
    lifetimes: Object.fromEntries(times),
  };
}

/** The hash also remembers joins, requests and what was given up. */
function readRegistered(names: readonly string[]): Pick<InspectedBattle, 'registered' | 'givenUp'> {
  const registered: string[] = [];
  const givenUp: [ActorId, ActorId][] = [];
  for (const name of names) {
    const [kind, cid = '', id = ''] = name.split(':');
    if (kind === 'move') registered.push(moveName({ cid, moveId: id }));
    if (kind === 'gone') givenUp.push([cid, id]);
  }
  return { registered, givenUp };
}

/** Four texts an actor: its id, its document, its moves, its target queue. */
function readActors(
  sid: SessionId,
  texts: readonly string[],
): Pick<InspectedBattle, 'actors' | 'moves' | 'queues'> {
  const actors: Record<ActorId, ActorDocument> = {};
  const moves: Record<ActorId, MovesDocument> = {};
  const queues: Record<ActorId, readonly ActorId[]> = {};
  for (let at = 0; at < texts.length; at += 4) {
    const [cid = '', actor = '', own = '', queue = ''] = texts.slice(at, at + 4);
    const read = (key: string, text: string): unknown =>
      parseStored<unknown>(sid, key, () => JSON.parse(text));
    if (actor !== '') actors[cid] = read(`actor:${cid}`, actor) as ActorDocument;
    if (own !== '') moves[cid] = read(`moves:${cid}`, own) as MovesDocument;
    queues[cid] = read('targets', queue) as ActorId[];
  }
  return { actors, moves, queues };
}

/** @throws CombatError `storage/corrupt` if the text is no JSON. */
export function parseStored<T>(sid: SessionId, key: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof SyntaxError) throw new CombatError('storage/corrupt', { sid, key });
    throw error;
  }
}
