import type {
  ActorId,
  CollectorSnapshot,
  ExchangeMove,
  InstantMove,
  ItemMove,
  MovesDocument,
  SessionMeta,
  TargetSpec,
} from '@melee/combat/dto';

export const NOW = 1_000_000;
const WAIT_MS = 60_000;

/** A strike that was registered as the `seq`-th change of its battle. */
export function strike(
  cid: ActorId,
  target: ActorId,
  seq: number,
  more: Partial<ExchangeMove> = {},
): ExchangeMove {
  return {
    moveId: `${cid}-${target}-${String(seq)}`,
    cid,
    strategy: 'exchange',
    target,
    seq,
    registeredAt: NOW,
    deadline: NOW + WAIT_MS,
    ...more,
  };
}

export function ability(cid: ActorId, targets: TargetSpec, seq: number): InstantMove {
  return {
    moveId: `${cid}-ability-${String(seq)}`,
    cid,
    strategy: 'instant',
    abilityId: 'fireball',
    targets,
    seq,
    registeredAt: NOW,
  };
}

export function item(cid: ActorId, targets: TargetSpec, seq: number): ItemMove {
  return {
    moveId: `${cid}-item-${String(seq)}`,
    cid,
    strategy: 'item',
    itemId: 'bomb',
    targets,
    seq,
    registeredAt: NOW,
  };
}

/** Two against two, nobody dead; changed by `more`. */
export function metaOf(more: Partial<SessionMeta> = {}): SessionMeta {
  return {
    sid: 'battle',
    status: 'active',
    step: 0,
    revision: 7,
    mode: 'standard',
    teams: { red: ['a', 'c'], blue: ['b', 'd'] },
    kinds: { a: 'player', b: 'player', c: 'player', d: 'player' },
    dead: [],
    seed: 'seed',
    contentId: 'content',
    rulesVersion: 'rules',
    handsAtTheEnd: 'refunded',
    settings: {
      answerMs: [WAIT_MS],
      retentionMs: 1,
      maxActors: 9,
      maxWaitingInstants: 9,
      limits: { maxWaves: 3, effectsPerActor: 32, targetsPerAction: 64, eventsPerAction: 64 },
    },
    createdAt: NOW,
    updatedAt: NOW,
    finishedAt: null,
    winner: null,
    reason: null,
    ...more,
  };
}

/** A battle in which these moves wait, and nothing else goes on. */
export function snapshotOf(
  moves: readonly (ExchangeMove | ItemMove | InstantMove)[] = [],
  more: Partial<CollectorSnapshot> = {},
): CollectorSnapshot {
  return {
    meta: metaOf(),
    targets: {},
    hasTargets: true,
    moves: documentsOf(moves),
    asked: {},
    queueLength: 0,
    isBusy: false,
    now: NOW,
    ...more,
  };
}

function documentsOf(
  moves: readonly (ExchangeMove | ItemMove | InstantMove)[],
): Readonly<Record<ActorId, MovesDocument>> {
  const byId = <M extends { readonly moveId: string }>(some: readonly M[]) =>
    Object.fromEntries(some.map((move) => [move.moveId, move]));
  const cids = [...new Set(moves.map(({ cid }) => cid))];
  return Object.fromEntries(
    cids.map((cid): [ActorId, MovesDocument] => {
      const own = moves.filter((move) => move.cid === cid);
      return [
        cid,
        {
          exchange: byId(own.filter((move) => move.strategy === 'exchange')),
          item: byId(own.filter((move) => move.strategy === 'item')),
          instant: byId(own.filter((move) => move.strategy === 'instant')),
        },
      ];
    }),
  );
}
