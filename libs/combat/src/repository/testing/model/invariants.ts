import { moveName, movesOf, type CombatAction } from '../../../dto/index.js';
import type { ObservedBattle } from './observed-battle.js';

/** What the callers were told, as far as the invariants speak of it. */
export interface Acknowledged {
  /** Names of the moves whose registration was acknowledged. */
  readonly moves: ReadonlySet<string>;
  /** Targets that were popped, as `<actor>→<target>`. */
  readonly popped: ReadonlySet<string>;
}

export const pairName = (cid: string, target: string): string => `${cid}→${target}`;

/** The protocol's invariants 1, 2, 4, 5 and 8, on what stands in Redis. */
export function expectInvariants(battle: ObservedBattle, acknowledged: Acknowledged): void {
  expectEachMoveInOnePlace(battle, acknowledged.moves);
  if (battle.state.status === 'active') expectEachTargetInOnePlace(battle, acknowledged.popped);
  expectGaplessLog(battle);
  expectDeadToBeGone(battle);
}

const namesOf = (actions: readonly CombatAction[]) =>
  actions.flatMap((action) => movesOf(action).map(moveName));

function expectEachMoveInOnePlace(
  { waiting, queue, ledger, deadLetters, log }: ObservedBattle,
  moves: ReadonlySet<string>,
) {
  const executed = ledger.flatMap((entry) => (entry.type === 'action' ? [entry.action] : []));
  const failed = deadLetters.map(({ entry }) => JSON.parse(entry) as CombatAction);
  const places = [
    ...waiting.map(moveName),
    ...namesOf(queue),
    ...namesOf(executed),
    ...namesOf(failed),
    ...log.flatMap((entry) => (entry.type === 'move_cancelled' ? [moveName(entry)] : [])),
  ];
  expect(places.sort()).toEqual([...moves].sort());
}

/** Invariants 2 and 8: a newcomer's pairs are pairs like all others. */
function expectEachTargetInOnePlace({ state, waiting, queue }: ObservedBattle, popped: ReadonlySet<string>) {
  const living = Object.entries(state.teams).flatMap(([team, members]) =>
    members.filter((cid) => !state.dead.includes(cid)).map((cid) => ({ cid, team })),
  );
  const isLiving = (id: string) => living.some(({ cid }) => cid === id);
  const expected = living.flatMap(({ cid, team }) =>
    living.flatMap((other) => (other.team === team ? [] : [pairName(cid, other.cid)])),
  );
  const moves = [...waiting, ...queue.flatMap(movesOf)];
  const places = [
    ...Object.entries(state.targets).flatMap(([cid, targets]) =>
      targets.map((target) => [cid, target] as const),
    ),
    ...moves.flatMap((move) => (move.strategy === 'exchange' ? [[move.cid, move.target] as const] : [])),
  ].filter(([cid, target]) => isLiving(cid) && isLiving(target));
  const gone = [...popped].filter((pair) => pair.split('→').every(isLiving));
  expect([...places.map(([cid, target]) => pairName(cid, target)), ...gone].sort()).toEqual(expected.sort());
}

function expectGaplessLog({ log, state, ledger }: ObservedBattle): void {
  expect(log.map(({ n }) => n)).toEqual(log.map((_, i) => i + 1));
  const exchanges = ledger.filter((entry) => entry.type === 'action' && entry.action.type === 'exchange');
  expect(state.step).toBe(exchanges.length);
  const ends = log.filter(({ type }) => type === 'battle_finished');
  expect(ends).toHaveLength(state.status === 'finished' ? 1 : 0);
}

function expectDeadToBeGone({ state }: ObservedBattle): void {
  const queued = Object.values(state.targets).flat();
  expect(queued.filter((cid) => state.dead.includes(cid))).toEqual([]);
  expect(state.dead.flatMap((cid) => state.targets[cid] ?? [])).toEqual([]);
  expect(new Set(state.dead).size).toBe(state.dead.length);
}
