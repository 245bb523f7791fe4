import type { ActorId } from '../dto/index.js';
import type { Resolution } from '../pipeline/types.js';
import type { Lineup } from './lineup.js';

/** The enemies that each actor may still strike at, next first. */
export class TargetQueues {
  readonly #queues = new Map<ActorId, ActorId[]>();

  /** Each queue starts with the enemy across. */
  constructor({ teams }: Lineup) {
    for (const [team, members] of teams) {
      const enemies = [...teams].flatMap(([other, ids]) => (other === team ? [] : ids));
      members.forEach((cid, position) => {
        const start = position % Math.max(1, enemies.length);
        this.#queues.set(cid, [...enemies.slice(start), ...enemies.slice(0, start)]);
      });
    }
  }

  of(cid: ActorId): readonly ActorId[] {
    return this.#queues.get(cid) ?? [];
  }

  /** Takes the target out of the actor's queue; false if it is not there. */
  take(cid: ActorId, target: ActorId): boolean {
    const queue = this.#queues.get(cid) ?? [];
    const at = queue.indexOf(target);
    if (at >= 0) queue.splice(at, 1);
    return at >= 0;
  }

  /** Gives back and brings to the front what an action says, and takes the fallen out. */
  settle({ returns, fronts, defeated }: Resolution): void {
    for (const [cid, target] of returns) this.#queues.get(cid)?.push(target);
    for (const [cid, target] of fronts) {
      if (this.take(cid, target)) this.#queues.get(cid)?.unshift(target);
    }
    for (const fallen of defeated) {
      this.#queues.set(fallen, []);
      for (const cid of this.#queues.keys()) this.take(cid, fallen);
    }
  }
}
