import {
  moveName,
  NO_XP,
  type ActorDocument,
  type ExchangeAction,
  type ExchangeMove,
  type LogEntry,
  type MovesDocument,
  type SessionMeta,
  type WholeBattle,
} from '../../dto/index.js';

/** A strike that was declared. */
export function strike(moveId: string, cid: string, target: string): ExchangeMove {
  return { moveId, cid, strategy: 'exchange', target, seq: 1, registeredAt: 1_000, deadline: 61_000 };
}

/** A pair of strikes as an action. */
export function pair(move: ExchangeMove, partnerMove: ExchangeMove): ExchangeAction {
  const actionId = `${moveName(move)}+${moveName(partnerMove)}`;
  return { actionId, type: 'exchange', move, partnerMove, isForced: false };
}

export const moves = (...exchange: ExchangeMove[]): MovesDocument => ({
  exchange: Object.fromEntries(exchange.map((move) => [move.moveId, move])),
  item: {},
  instant: {},
});

export function actor(
  cid: string,
  hp: number,
  defeat: ActorDocument['state']['defeat'] = null,
): ActorDocument {
  const tokens = { tempo: 0, dodge: 0, parry: 0, block: 0, hit: 0, crit: 0, riposte: 0, gift: 0 };
  const attributes = {
    strength: 1,
    agility: 1,
    endurance: 1,
    perception: 1,
    prediction: 1,
    intellect: 1,
    mental: 1,
    memory: 1,
  };
  return {
    meta: {
      cid,
      team: cid.slice(0, 1),
      kind: 'player',
      name: cid,
      templateId: 'warrior',
      behaviour: 'aggressive',
    },
    raw: { attributes, modifiers: {}, skills: {}, traits: [] },
    loadout: { mainHand: 'sword', offHand: null, armour: [], belt: {}, abilities: [], arsenal: [] },
    state: { hp, energy: 10, tokens, defeat, exchanges: 0 },
    hand: {},
    cooldowns: {},
    effects: [],
    xp: NO_XP,
  };
}

const META: SessionMeta = {
  sid: 's',
  status: 'active',
  step: 1,
  revision: 9,
  mode: 'standard',
  teams: { a: ['a1', 'a2'], b: ['b1', 'b2', 'b3'] },
  kinds: { a1: 'player', a2: 'player', b1: 'player', b2: 'player', b3: 'player' },
  dead: ['b3'],
  seed: 'seed',
  contentId: 'pack',
  rulesVersion: '1',
  handsAtTheEnd: 'refunded',
  settings: {
    answerMs: [60_000],
    retentionMs: 60_000,
    maxActors: 10,
    maxWaitingInstants: 8,
    limits: { maxWaves: 3, effectsPerActor: 32, targetsPerAction: 64, eventsPerAction: 64 },
  },
  createdAt: 1_000,
  updatedAt: 1_500,
  finishedAt: null,
  winner: null,
  reason: null,
};

/**
 * A battle of a1 and a2 against b1, b2 and the dead b3, with nothing wrong: m1 and m2 were executed and killed b3,
 * m3 and m4 are queued, m5 waits, m6 was cancelled, m7 is a dead letter; b2 has given up a1.
 */
export function soundBattle(): WholeBattle {
  const executed = pair(strike('m1', 'a1', 'b3'), strike('m2', 'b3', 'a1'));
  const { actionId } = executed;
  const at = 1_000;
  const log: LogEntry[] = [
    { n: 1, at, type: 'battle_started', teams: {} },
    { n: 2, at, type: 'exchange', actionId, step: 1, cid: 'a1', target: 'b3', isForced: false },
    { n: 3, at, type: 'defeated', actionId, cid: 'b3', how: 'killed', by: 'a1' },
    {
      n: 4,
      at,
      type: 'move_cancelled',
      cid: 'a2',
      moveId: 'm6',
      strategy: 'exchange',
      reason: 'target_defeated',
      actionId: null,
    },
  ];
  return {
    meta: META,
    now: 2_000,
    queues: { a1: ['b2'], a2: ['b1', 'b2'], b1: ['a2'], b2: [], b3: [] },
    actors: {
      a1: actor('a1', 5),
      a2: actor('a2', 5),
      b1: actor('b1', 5),
      b2: actor('b2', 5),
      b3: actor('b3', 0, 'killed'),
    },
    moves: { a1: moves(), a2: moves(), b1: moves(), b2: moves(strike('m5', 'b2', 'a2')), b3: moves() },
    actions: [JSON.stringify(pair(strike('m3', 'a1', 'b1'), strike('m4', 'b1', 'a1')))],
    log,
    ledger: [{ type: 'action', action: executed, hands: {}, hash: '0', present: 5 }],
    deadLetters: [
      {
        sid: 's',
        actionId: 'm7',
        entry: JSON.stringify({
          ...executed,
          actionId: 'm7',
          move: strike('m7', 'a1', 'b1'),
          partnerMove: null,
        }),
        error: { name: 'Error', message: 'broken' },
        id: 'x',
        droppedAt: null,
      },
    ],
    registered: ['a1:m1', 'b3:m2', 'a1:m3', 'b1:m4', 'b2:m5', 'a2:m6', 'a1:m7'],
    givenUp: [['b2', 'a1']],
    lock: { holder: 'pending', ttlMs: 900 },
    isSignalled: false,
    logLength: log.length,
    ledgerLength: 1,
    due: 2_500,
    lifetimes: { meta: -1, targets: -1, log: -1, 'sys:busy': 900 },
  };
}
