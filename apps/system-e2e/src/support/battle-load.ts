import type { WholeBattle } from '@melee/combat/dto';
import { assertEnded } from '../invariants/assert-invariants.js';
import { bots } from './armies.js';
import { Battle } from './battle.js';
import { ClientDuel } from './client-duel.js';
import type { MeleeSystem } from './melee-system.js';

/**
 * Battles that go on for as long as a test needs them: whenever one of them has ended as it should, another begins.
 * Some are of bots; the others are duels by the typed client, which knows one address of all gateways.
 */
export class BattleLoad {
  private readonly lanes: Promise<void>[];
  private readonly ended: WholeBattle[] = [];
  private isStopped = false;

  /** @param atOnce how many go on at any moment */
  constructor(
    private readonly system: MeleeSystem,
    atOnce: number,
  ) {
    this.lanes = Array.from({ length: atOnce }, (_, lane) => this.fightOn(lane));
    // Whoever stops the load hears of a failure.
    for (const lane of this.lanes) lane.catch(() => undefined);
  }

  /** Begins no more battles, and settles with all of them when the last has ended as it should. */
  async stop(): Promise<readonly WholeBattle[]> {
    this.isStopped = true;
    await Promise.all(this.lanes);
    return this.ended;
  }

  private async fightOn(lane: number): Promise<void> {
    while (!this.isStopped) {
      this.ended.push(await (lane % 3 === 0 ? this.botsFight() : this.playersFight()));
    }
  }

  private async botsFight(): Promise<WholeBattle> {
    const battle = await Battle.start(this.system, { actors: bots(5) }, 'any');
    return battle.playToEnd();
  }

  private async playersFight(): Promise<WholeBattle> {
    const duel = new ClientDuel(this.system.url, this.system.nextBattleId());
    const told = await duel.play();
    const state = await assertEnded(this.system.redis, duel.sid, duel.acknowledged);
    expect(told).toEqual(state.log);
    return state;
  }
}
