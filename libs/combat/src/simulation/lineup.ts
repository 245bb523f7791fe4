import type { ActorDocument, ActorId, TeamId } from '../dto/index.js';
import type { BattleState } from '../pipeline/types.js';

/** Who fights on which side, whether it stands or not. */
export class Lineup {
  /** In the order of their joining. */
  readonly ids: readonly ActorId[];
  readonly #teams = new Map<TeamId, ActorId[]>();

  constructor(actors: readonly ActorDocument[]) {
    this.ids = actors.map(({ meta }) => meta.cid);
    for (const { meta } of actors) {
      const members = this.#teams.get(meta.team);
      if (members === undefined) this.#teams.set(meta.team, [meta.cid]);
      else members.push(meta.cid);
    }
  }

  get teams(): ReadonlyMap<TeamId, readonly ActorId[]> {
    return this.#teams;
  }

  standingTeams({ actors }: BattleState): readonly TeamId[] {
    const isStanding = (cid: ActorId) => actors[cid]?.state.defeat === null;
    return [...this.#teams].filter(([, members]) => members.some(isStanding)).map(([team]) => team);
  }
}
