import { XP_EVENTS } from '../../../dto/index.js';
import type { ActorDocument, ActorId } from '../../../dto/index.js';
import type { BattleState, Resolution, Rules } from '../../types.js';
import { unsoundOf } from '../unsound.js';

const isFallen = ({ state }: ActorDocument): boolean => state.defeat !== null;

function idsWhere({ actors }: BattleState, holds: (actor: ActorDocument) => boolean): string {
  const ids = Object.values(actors).flatMap((actor) => (holds(actor) ? [actor.meta.cid] : []));
  return ids.sort().join();
}

/** What must not have become of an actor. */
function actorFaults(before: ActorDocument, after: ActorDocument): Readonly<Record<string, boolean>> {
  return {
    'one who had fallen has changed': isFallen(before) && after.state !== before.state,
    'what was counted is less': XP_EVENTS.some((event) => after.xp[event] < before.xp[event]),
    'somebody is somebody else': after.meta !== before.meta || after.raw !== before.raw,
  };
}

function queueFaults(
  { actors }: BattleState,
  { returns, fronts }: Resolution,
): Readonly<Record<string, boolean>> {
  const pairs = [...returns, ...fronts].map(([one, other]) => [actors[one], actors[other]] as const);
  const isStanding = (actor: ActorDocument | undefined): boolean => actor?.state.defeat === null;
  return {
    'a queue of or with one who has fallen': !pairs.every((pair) => pair.every(isStanding)),
    'a friend in a queue': pairs.some(([one, other]) => one?.meta.team === other?.meta.team),
  };
}

function eventFaults({ events }: Resolution, { limits }: Rules): Readonly<Record<string, boolean>> {
  const amounts = events.flatMap((event) => {
    if (event.type === 'strike') return [event.damage, event.absorbed, event.targetHp];
    return event.type === 'tokens_gained' ? Object.values(event.tokens) : [];
  });
  return {
    'a longer log than allowed': events.length > limits.eventsPerAction,
    'a negative or fractional amount in the log': !amounts.every(
      (each) => Number.isSafeInteger(each) && each >= 0,
    ),
  };
}

/** What is wrong with what came of an action, whatever the action was; nothing if the rules are sound. */
export function faultsOf(before: BattleState, resolution: Resolution, rules: Rules): readonly string[] {
  const { state, changed, isExchange, defeated } = resolution;
  const pairs = Object.values(before.actors).map((actor) => [actor, state.actors[actor.meta.cid]] as const);
  const fallen = [
    ...Object.values(before.actors)
      .filter(isFallen)
      .map(({ meta }) => meta.cid),
    ...defeated,
  ];
  const isDifferent = (actor: ActorDocument): boolean => actor !== before.actors[actor.meta.cid];
  const broken: Readonly<Record<string, boolean>> = {
    'the wrong step': state.step !== before.step + (isExchange ? 1 : 0),
    'somebody came or went': idsWhere(state, () => true) !== idsWhere(before, () => true),
    'the wrong list of the defeated': fallen.sort().join() !== idsWhere(state, isFallen),
    'the wrong list of the changed': idsOf(changed) !== idsWhere(state, isDifferent),
    'a changed actor that is not the one in the state': changed.some(
      (actor) => state.actors[actor.meta.cid] !== actor,
    ),
    ...queueFaults(state, resolution),
    ...eventFaults(resolution, rules),
  };
  const ofActors = pairs.map(([old, actor]) => (actor === undefined ? {} : actorFaults(old, actor)));
  return [
    ...unsoundOf(state, rules.pack),
    ...[broken, ...ofActors].flatMap((faults) => Object.keys(faults).filter((name) => faults[name])),
  ];
}

const idsOf = (actors: readonly ActorDocument[]): ActorId => actors.map(({ meta }) => meta.cid).join();
