import { moveName, type WholeBattle } from '../dto/index.js';
import { placesOfMoves, placesOfTarget, queuedMoves, waitingMoves } from './places.js';

/** A battle that is due may have to wait for a worker that was killed or stopped; milliseconds. */
const MOST_OVERDUE_MS = 20_000;

/**
 * What is wrong with a battle at one instant, a sentence for each fault; empty if all is well. Of the protocol's
 * invariants it checks those that one look can show: 1, 2 (and with it 8), 4, 5, 6, and of 3 that nothing was executed
 * twice; besides, that the keys are there and live as long as they should.
 * @param acknowledged names of the moves that were acknowledged to clients before the look.
 */
export function findViolations(state: WholeBattle, acknowledged: Iterable<string> = []): string[] {
  return [
    ...missingDocuments(state),
    ...lostOrDoubledMoves(state, acknowledged),
    ...lostOrDoubledTargets(state),
    ...brokenLog(state),
    ...doubledExecutions(state),
    ...wrongDefeats(state),
    ...deedsOfTheDead(state),
    ...missedAppointments(state),
    ...wrongLifetimes(state),
    ...leftovers(state),
  ];
}

function missingDocuments({ meta, actors, moves }: WholeBattle): string[] {
  return Object.keys(meta.kinds).flatMap((cid) => [
    ...(Object.hasOwn(actors, cid) ? [] : [`the actor ${cid} has no document`]),
    ...(Object.hasOwn(moves, cid) ? [] : [`the actor ${cid} has no document of moves`]),
  ]);
}

function lostOrDoubledMoves(state: WholeBattle, acknowledged: Iterable<string>): string[] {
  const registered = new Set(state.registered);
  const places = placesOfMoves(state);
  return [
    ...[...acknowledged]
      .filter((id) => !registered.has(id))
      .map((id) => `the acknowledged move ${id} is unknown`),
    ...[...places.keys()]
      .filter((id) => !registered.has(id))
      .map((id) => `the move ${id} was never registered`),
    ...state.registered.flatMap((id) => {
      const found = places.get(id) ?? [];
      return found.length === 1 ? [] : [`the move ${id} is at ${found.length} places: ${found.join(', ')}`];
    }),
  ];
}

function lostOrDoubledTargets(state: WholeBattle): string[] {
  if (state.meta.status !== 'active') return [];
  const placesOf = placesOfTarget(state);
  const actors = Object.entries(state.meta.teams).flatMap(([team, cids]) =>
    cids.map((cid) => ({ cid, team })),
  );
  const standing = actors.filter(({ cid }) => !state.meta.dead.includes(cid));
  return standing.flatMap((actor) =>
    actors.flatMap((other) => {
      const places = placesOf(actor.cid, other.cid);
      const pair = `${other.cid} as a target of ${actor.cid}`;
      if (other.team === actor.team)
        return places.length === 0 ? [] : [`${pair}, no enemy, is at ${places.join(', ')}`];
      if (state.meta.dead.includes(other.cid)) return [];
      return places.length === 1 ? [] : [`${pair} is at ${places.length} places: ${places.join(', ')}`];
    }),
  );
}

function brokenLog({ log, meta: { step, status } }: WholeBattle): string[] {
  const exchanges = log.flatMap((entry) => (entry.type === 'exchange' ? [entry] : []));
  const ends = log.filter(({ type }) => type === 'battle_finished').length;
  const endsWithTheEnd = log.at(-1)?.type === 'battle_finished';
  return [
    ...log.flatMap(({ n }, i) => (n === i + 1 ? [] : [`entry ${i + 1} of the log has the number ${n}`])),
    ...exchanges.flatMap((entry, i) =>
      entry.step === i + 1 ? [] : [`exchange ${i + 1} says it is step ${entry.step}`],
    ),
    ...(step === exchanges.length ? [] : [`step is ${step} after ${exchanges.length} exchanges`]),
    ...(ends === (status === 'finished' ? 1 : 0)
      ? []
      : [`the battle is ${status} and was finished ${ends} times`]),
    ...(ends === 0 || endsWithTheEnd ? [] : ['the log goes on after the end']),
  ];
}

function doubledExecutions({ ledger, log }: WholeBattle): string[] {
  const executed = ledger.flatMap((entry) => (entry.type === 'action' ? [entry.action.actionId] : []));
  const exchanged = log.flatMap((entry) => (entry.type === 'exchange' ? [entry.actionId] : []));
  return [
    ...repeated(executed).map((id) => `the action ${id} stands twice in the ledger`),
    ...repeated(exchanged).map((id) => `the exchange ${id} was executed twice`),
    ...exchanged
      .filter((id) => !executed.includes(id))
      .map((id) => `the exchange ${id} is missing in the ledger`),
  ];
}

const repeated = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

function wrongDefeats({ actors, queues, meta: { dead, status } }: WholeBattle): string[] {
  const wrong = Object.entries(actors).flatMap(([cid, { state }]) => {
    if (!dead.includes(cid)) {
      return state.hp > 0 && state.defeat === null
        ? []
        : [`${cid} stands with ${state.hp} hp, ${String(state.defeat)}`];
    }
    if (state.defeat === null) return [`${cid} is dead and has no defeat`];
    return state.defeat === 'killed' && state.hp !== 0 ? [`${cid} was killed and has ${state.hp} hp`] : [];
  });
  const queued = Object.entries(queues).flatMap(([cid, queue]) => [
    ...(dead.includes(cid) && queue.length > 0 ? [`the dead ${cid} has targets`] : []),
    ...queue
      .filter((target) => dead.includes(target))
      .map((target) => `the dead ${target} is a target of ${cid}`),
  ]);
  return [
    ...wrong,
    ...(status === 'active' ? queued : []),
    ...repeated(dead).map((cid) => `${cid} died twice`),
  ];
}

/** Both sides of an exchange strike at once, so only actions after the one that killed count. */
function deedsOfTheDead({ log }: WholeBattle): string[] {
  const killedIn = new Map<string, string>();
  const violations: string[] = [];
  const check = (cid: string, actionId: string, deed: string): void => {
    const last = killedIn.get(cid);
    if (last !== undefined && last !== actionId) violations.push(`the dead ${cid} ${deed} in ${actionId}`);
  };
  for (const entry of log) {
    if (entry.type === 'exchange')
      for (const cid of [entry.cid, entry.target]) check(cid, entry.actionId, 'fights');
    if (entry.type === 'strike') check(entry.source, entry.actionId, 'strikes');
    if (entry.type === 'strike') check(entry.target, entry.actionId, 'is struck');
    if (entry.type === 'used')
      for (const cid of [entry.cid, ...entry.targets]) check(cid, entry.actionId, 'takes part');
    if (entry.type === 'defeated' && killedIn.has(entry.cid))
      violations.push(`${entry.cid} was defeated twice`);
    if (entry.type === 'defeated') killedIn.set(entry.cid, entry.actionId);
  }
  return violations;
}

function missedAppointments({ meta: { status }, due, now }: WholeBattle): string[] {
  if (status !== 'active') return [];
  if (due === null) return ['the battle is active and not in the index'];
  return now - due > MOST_OVERDUE_MS ? [`the battle is overdue by ${now - due} ms`] : [];
}

function wrongLifetimes({ meta: { status }, lifetimes }: WholeBattle): string[] {
  return Object.entries(lifetimes).flatMap(([key, ms]) => {
    const shallExpire = status === 'finished' || key === 'sys:busy';
    if (ms >= 0 === shallExpire) return [];
    return [`the key ${key} of the ${status} battle ${ms < 0 ? 'never expires' : `expires in ${ms} ms`}`];
  });
}

function leftovers(state: WholeBattle): string[] {
  if (state.meta.status !== 'finished') return [];
  const moves = [...waitingMoves(state), ...queuedMoves(state)];
  return [
    ...moves.map((move) => `the move ${moveName(move)} was left behind by the end`),
    ...(state.actions.length > 0 ? [`${state.actions.length} actions were left behind by the end`] : []),
  ];
}
