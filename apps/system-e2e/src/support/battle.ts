import { setTimeout as sleep } from 'node:timers/promises';
import type { WholeBattle } from '@melee/combat/dto';
import { sessionKeys } from '@melee/combat/repository';
import { waitFor } from '@melee/harness';
import { assertEnded, assertInvariants } from '../invariants/assert-invariants.js';
import type { ActorRequest, BattleApi, BattleRequest } from './battle-api.js';
import { BattleFeed } from './battle-feed.js';
import type { MeleeSystem } from './melee-system.js';
import { Player } from './player.js';

/** Between two looks at a battle: it is looked at at random instants, and the looking must not slow it down. */
const LOOK_EVERY_MS = 60;

/** One battle of a test: made and played through a gateway, watched through Redis. */
export class Battle {
  readonly sid: string;
  readonly feed: BattleFeed;

  private constructor(
    private readonly system: MeleeSystem,
    private readonly api: BattleApi,
    private readonly request: BattleRequest,
    /** Names of all moves that a gateway has acknowledged to the players of this test. */
    readonly acknowledged = new Set<string>(),
  ) {
    this.sid = request.battleId;
    this.feed = new BattleFeed(api, this.sid);
    system.onStop(() => this.feed.close());
  }

  /** @param gateway position of the replica through which the battle is played, or any that runs. */
  static async start(
    system: MeleeSystem,
    options: Pick<BattleRequest, 'actors' | 'answerTimeoutsMs' | 'webhooks'>,
    gateway: number | 'any' = 0,
  ): Promise<Battle> {
    const sid = system.nextBattleId();
    const request = { ...options, battleId: sid, seed: `seed-${sid}` };
    const api = gateway === 'any' ? system.balancedApi() : system.api(gateway);
    await api.create(request);
    return new Battle(system, api, request);
  }

  /**
   * A battle of bots of which so many entries of the log have arrived, and which is not over. A fast machine may end one
   * before a busy test hears of it; then there is another one.
   */
  static inItsMiddle(system: MeleeSystem, actors: readonly ActorRequest[], entries: number): Promise<Battle> {
    return waitFor('a battle in its middle', async () => {
      const battle = await Battle.start(system, { actors });
      await battle.goOn(entries);
      return (await battle.isActive()) && battle;
    });
  }

  /** The same battle as the clients of another gateway see it. */
  through(gateway: number): Battle {
    return new Battle(this.system, this.system.api(gateway), this.request, this.acknowledged);
  }

  player(cid: string): Player {
    return new Player(this.api, this.feed, this.sid, cid, this.acknowledged);
  }

  join(actor: ActorRequest): Promise<void> {
    return this.api.join(this.sid, actor);
  }

  view(): ReturnType<BattleApi['view']> {
    return this.api.view(this.sid);
  }

  result(): ReturnType<BattleApi['result']> {
    return this.api.result(this.sid);
  }

  log(): ReturnType<BattleApi['log']> {
    return this.api.log(this.sid, 250);
  }

  /** Whether it is going on, as Redis knows it. */
  async isActive(): Promise<boolean> {
    return (await this.system.redis.hget(sessionKeys.meta(this.sid), 'status')) === 'active';
  }

  /** Settles when so many more entries of the log have arrived, or the end. */
  goOn(entries: number): Promise<void> {
    const goal = this.feed.last + entries;
    const { feed } = this;
    return feed.until(`entry ${goal}`, () => feed.last >= goal || feed.isFinished);
  }

  /** Fails if anything is wrong with the battle at this instant. */
  look(): Promise<WholeBattle> {
    return assertInvariants(this.system.redis, this.sid, this.acknowledged);
  }

  /** Lets all players of the battle fight, looks at it again and again, and settles when it has ended as it should. */
  async playToEnd(): Promise<WholeBattle> {
    const players = this.request.actors.filter(({ kind }) => kind === 'player');
    await Promise.all([this.lookUntilEnd(), ...players.map(({ cid }) => this.player(cid).fight())]);
    return assertEnded(this.system.redis, this.sid, this.acknowledged);
  }

  /** The same for a battle whose players the test plays itself. */
  async watchToEnd(): Promise<WholeBattle> {
    await this.lookUntilEnd();
    return assertEnded(this.system.redis, this.sid, this.acknowledged);
  }

  private async lookUntilEnd(): Promise<void> {
    const end = this.feed.finished();
    // Whoever waits for the end hears of a failure; the looking only stops.
    const over = end.then(
      () => true,
      () => true,
    );
    let isOver = false;
    while (!isOver) {
      await this.look();
      isOver = await Promise.race([over, sleep(LOOK_EVERY_MS, false)]);
    }
    await end;
  }
}
