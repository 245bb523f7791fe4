import { MOST_SEEN } from '../ai/turn-view.js';
import type { TurnView } from '../ai/turn-view.js';
import type { ActorDocument, ActorId, TeamId } from '../dto/index.js';
import type { BattleState } from '../pipeline/types.js';
import type { Lineup } from './lineup.js';

/** What the bots see at one moment of a battle. */
export class Onlookers {
  readonly #standing = new Map<TeamId, readonly ActorDocument[]>();
  readonly #against = new Map<TeamId, readonly ActorDocument[]>();

  constructor(
    private readonly state: BattleState,
    { teams }: Lineup,
  ) {
    for (const [team, members] of teams) this.#standing.set(team, this.#documents(members));
    for (const team of teams.keys()) {
      const enemies = [...this.#standing].flatMap(([other, members]) => (other === team ? [] : members));
      this.#against.set(team, enemies);
    }
  }

  view(self: ActorDocument, asked: Pick<TurnView, 'askId' | 'seed' | 'missingTargets'>): TurnView {
    const own = this.#standing.get(self.meta.team) ?? [];
    return {
      ...asked,
      self,
      isUseWaiting: false,
      allies: alliesOf(self, own),
      enemies: this.#enemiesOf(self, asked.missingTargets),
    };
  }

  #enemiesOf({ meta }: ActorDocument, missing: readonly ActorId[]): readonly ActorDocument[] {
    const enemies = this.#against.get(meta.team) ?? [];
    return enemies.length <= MOST_SEEN ? enemies : this.#documents(missing.slice(0, MOST_SEEN));
  }

  #documents(ids: readonly ActorId[]): readonly ActorDocument[] {
    return ids.flatMap((cid) => {
      const actor = this.state.actors[cid];
      return actor?.state.defeat === null ? [actor] : [];
    });
  }
}

/** Those who joined after it come first, so that in a crowd everybody is under somebody's eyes. */
function alliesOf(self: ActorDocument, own: readonly ActorDocument[]): readonly ActorDocument[] {
  const at = own.indexOf(self);
  return [...own.slice(at + 1), ...own.slice(0, at)].slice(0, MOST_SEEN);
}
