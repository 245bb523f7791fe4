import {
  type CombatAction,
  InvalidActionError,
  type InspectedBattle,
  type LogEntry,
  type Move,
  movesOf,
  parseAction,
} from '@melee/combat/dto';

/** An action of the queue; of an entry that is none only the entry. */
type QueuedAction =
  | (Pick<CombatAction, 'actionId' | 'type'> & {
      readonly moves: readonly Move[];
      readonly isForced: boolean;
    })
  | { readonly actionId: null; readonly entry: string };

function queuedAction(entry: string): QueuedAction {
  try {
    const action = parseAction(entry);
    const { actionId, type } = action;
    return {
      actionId,
      type,
      moves: movesOf(action),
      isForced: action.type === 'exchange' && action.isForced,
    };
  } catch (error) {
    if (!(error instanceof InvalidActionError)) throw error;
    return { actionId: null, entry };
  }
}

/** What `inspect` tells of a battle, in the order in which it is shown. The seed stays secret: reports get around. */
export function battleReport({ meta, now, ...seen }: InspectedBattle, log: readonly LogEntry[]) {
  const { seed: _, settings: _settings, ...told } = meta;
  const actors = Object.keys(meta.kinds).map((cid) => {
    const document = seen.actors[cid];
    return {
      cid,
      team: Object.entries(meta.teams).find(([, cids]) => cids.includes(cid))?.[0] ?? null,
      kind: meta.kinds[cid],
      isStanding: !meta.dead.includes(cid),
      // A document that is gone is for `verify` to complain of.
      state: document?.state ?? null,
      effects: document?.effects.map(({ effectId }) => effectId) ?? [],
      hand: Object.keys(document?.hand ?? {}),
      targets: seen.queues[cid] ?? [],
    };
  });
  const moves = Object.values(seen.moves).flatMap(({ exchange, item, instant }): Move[] => {
    return [exchange, item, instant].flatMap((part) => Object.values<Move>(part));
  });
  return {
    battle: told,
    now,
    due: seen.due,
    dueInMs: seen.due === null ? null : seen.due - now,
    lock: seen.lock,
    isSignalled: seen.isSignalled,
    logLength: seen.logLength,
    ledgerLength: seen.ledgerLength,
    actors,
    waitingMoves: moves.sort((one, other) => one.seq - other.seq),
    queuedActions: seen.actions.map(queuedAction),
    deadLetters: seen.deadLetters,
    log,
  };
}

export type BattleReport = ReturnType<typeof battleReport>;
