import { EventEmitter, once } from 'node:events';
import { type LogEntry, MeleeClient, MeleeError } from '@melee/client';
import { moveName } from '@melee/combat/dto';

const REFUSALS_OF_THE_GAME: readonly string[] = [
  'session/not-active',
  'actor/defeated',
  'target/not-available',
];

/**
 * A duel of two players who use nothing but the typed client, as its page says: they give each move an id, and leave it
 * to the client to come back. Whatever it throws that is no answer of the game fails the duel.
 */
export class ClientDuel {
  /** Names of the moves that were acknowledged. */
  readonly acknowledged = new Set<string>();
  private readonly client: MeleeClient;
  private readonly news = new EventEmitter();
  private readonly entries: LogEntry[] = [];

  constructor(
    baseUrl: string,
    readonly sid: string,
  ) {
    this.client = new MeleeClient({ baseUrl });
    this.news.setMaxListeners(0);
  }

  /** Settles when both players have seen the end; answers the log as it was told live. */
  async play(): Promise<readonly LogEntry[]> {
    const actor = { kind: 'player', template: 'warrior' } as const;
    await this.client.post('/v1/battles', {
      body: {
        battleId: this.sid,
        seed: this.sid,
        actors: [
          { ...actor, cid: 'red-1', team: 'red' },
          { ...actor, cid: 'blue-1', team: 'blue' },
        ],
      },
    });
    await Promise.all([this.follow(), this.fight('red-1'), this.fight('blue-1')]);
    return this.entries;
  }

  private isOver(): boolean {
    return this.entries.at(-1)?.type === 'battle_finished';
  }

  private async follow(): Promise<void> {
    for await (const entry of this.client.followBattle(this.sid)) {
      if (entry.n !== this.entries.length + 1)
        throw new Error(`${this.sid}: entry ${entry.n} is out of place.`);
      this.entries.push(entry);
      this.news.emit('entry');
    }
  }

  private async fight(cid: string): Promise<void> {
    for (let move = 1; !this.isOver(); move += 1) {
      const seen = this.entries.length;
      if (!(await this.strike(cid, `m${move}`)) && !this.isOver() && this.entries.length === seen) {
        await once(this.news, 'entry');
      }
    }
  }

  /** Whether a strike was declared. */
  private async strike(cid: string, moveId: string): Promise<boolean> {
    const path = { battleId: this.sid };
    try {
      const { target } = await this.client.get('/v1/battles/{battleId}/actors/{cid}/target', {
        params: { path: { ...path, cid } },
      });
      if (target === null) return false;
      await this.client.post('/v1/battles/{battleId}/moves', {
        params: { path },
        body: { moveId, cid, strategy: 'exchange', target },
      });
      this.acknowledged.add(moveName({ cid, moveId }));
      return true;
    } catch (error) {
      if (!(error instanceof MeleeError && REFUSALS_OF_THE_GAME.includes(error.code))) throw error;
      return false;
    }
  }
}
