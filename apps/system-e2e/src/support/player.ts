import { moveName, type MoveIntent } from '@melee/combat/dto';
import { ApiProblem, type BattleApi } from './battle-api.js';
import type { BattleFeed } from './battle-feed.js';

/** A client that plays one actor of a battle through the API, and remembers which moves were acknowledged to it. */
export class Player {
  private declared = 0;

  constructor(
    private readonly api: BattleApi,
    private readonly feed: BattleFeed,
    private readonly sid: string,
    readonly cid: string,
    private readonly acknowledged: Set<string>,
  ) {}

  /** Strikes at whoever is next in the actor's queue, as fast as it may, until the battle or its part in it is over. */
  async fight(): Promise<void> {
    while (!this.feed.isFinished && !this.feed.isDefeated(this.cid)) {
      const seen = this.feed.last;
      const target = await this.api.nextTarget(this.sid, this.cid);
      // Targets come back with the commit that writes the log.
      if (target === null) await this.feed.beyond(seen);
      else await this.strike(target);
    }
  }

  /** Declares a strike; false if the battle has moved on and it is not possible any more. */
  async strike(target: string): Promise<boolean> {
    try {
      await this.declare({ moveId: this.nextMoveId(), cid: this.cid, strategy: 'exchange', target });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      await this.settle(error, target);
      return false;
    }
  }

  surrender(): Promise<void> {
    const moveId = this.nextMoveId();
    return this.declare({
      moveId,
      cid: this.cid,
      strategy: 'instant',
      abilityId: 'surrender',
      targets: 'self',
    });
  }

  private async declare(move: MoveIntent): Promise<void> {
    const { moveId } = await this.api.declare(this.sid, move);
    this.acknowledged.add(moveName({ cid: move.cid, moveId }));
  }

  /** Not the only one in its battle: every actor numbers its moves alike. */
  private nextMoveId(): string {
    this.declared += 1;
    return `m${this.declared}`;
  }

  /** Whatever explains the refusal must show up in the log; a refusal without such a reason is a fault. */
  private async settle(problem: ApiProblem, target: string): Promise<void> {
    const { feed } = this;
    switch (problem.code) {
      case 'session/not-active':
        return feed.finished();
      case 'actor/defeated':
        return feed.until(`the defeat of ${this.cid}`, () => feed.isDefeated(this.cid));
      case 'target/not-available':
        return feed.until(`the defeat of ${target}`, () => feed.isDefeated(target));
      default:
        throw problem;
    }
  }
}
