import {
  InvalidActionError,
  moveName,
  movesOf,
  parseAction,
  type ActorId,
  type CombatAction,
  type ExchangeMove,
  type Move,
  type WholeBattle,
} from '../dto/index.js';

/** The action of a queue entry, or null for an entry that is none. */
function tryParse(entry: string): CombatAction | null {
  try {
    return parseAction(entry);
  } catch (error) {
    if (error instanceof InvalidActionError) return null;
    throw error;
  }
}

const movesIn = (entries: readonly string[]): Move[] =>
  entries.flatMap((entry) => {
    const action = tryParse(entry);
    return action === null ? [] : [...movesOf(action)];
  });

/** Moves that stand in their actors' documents. */
export const waitingMoves = ({ moves }: WholeBattle): Move[] =>
  Object.values(moves).flatMap(({ exchange, item, instant }) => [
    ...Object.values(exchange),
    ...Object.values(item),
    ...Object.values(instant),
  ]);

/** Moves that are part of an action in the queue. */
export const queuedMoves = ({ actions }: WholeBattle): Move[] => movesIn(actions);

/** Where each move, by its name, is or has ended: one word for each time that it is found. */
export function placesOfMoves(state: WholeBattle): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  const found = (move: Parameters<typeof moveName>[0], place: string): void => {
    const name = moveName(move);
    const known = places.get(name);
    if (known === undefined) places.set(name, [place]);
    else known.push(place);
  };
  for (const move of waitingMoves(state)) found(move, 'waiting');
  for (const move of queuedMoves(state)) found(move, 'queued');
  for (const entry of state.ledger) {
    if (entry.type === 'action') for (const move of movesOf(entry.action)) found(move, 'executed');
  }
  for (const entry of state.log) {
    // One that was cancelled within an action stands in the ledger with it.
    if (entry.type === 'move_cancelled' && entry.actionId === null) found(entry, 'cancelled');
  }
  for (const move of movesIn(state.deadLetters.map(({ entry }) => entry))) found(move, 'dead-lettered');
  return places;
}

/** Where an actor's right to strike at an enemy is: one word for each time that it is found. */
export function placesOfTarget(state: WholeBattle): (cid: ActorId, target: ActorId) => readonly string[] {
  const places = new Map<string, string[]>();
  const found = (cid: ActorId, target: ActorId, place: string): void => {
    const line = `${cid}>${target}`;
    places.set(line, [...(places.get(line) ?? []), place]);
  };
  const isStrike = (move: Move): move is ExchangeMove => move.strategy === 'exchange';
  for (const [cid, target] of state.givenUp) found(cid, target, 'given up');
  for (const [cid, queue] of Object.entries(state.queues))
    for (const target of queue) found(cid, target, 'target queue');
  for (const { cid, target } of waitingMoves(state).filter(isStrike)) found(cid, target, 'waiting move');
  for (const { cid, target } of queuedMoves(state).filter(isStrike)) found(cid, target, 'queued action');
  return (cid, target) => places.get(`${cid}>${target}`) ?? [];
}
