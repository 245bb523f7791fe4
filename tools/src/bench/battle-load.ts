import { randomUUID } from 'node:crypto';
import { COMBAT_NEWS, type CombatNews } from '@melee/combat/dto';
import type { Redis } from 'ioredis';
import { Pool } from 'undici';

/** Two players of the same make, so that a battle lasts for a while and nobody is favoured. */
const FIGHTERS = [
  { cid: 'left', team: 'left', kind: 'player', template: 'guardian' },
  { cid: 'right', team: 'right', kind: 'player', template: 'guardian' },
] as const;

export interface LoadResult {
  readonly exchanges: number;
  readonly seconds: number;
  /** From sending the answering move to the news of its commit, milliseconds, ascending. */
  readonly latenciesMs: readonly number[];
}

/**
 * Duels over HTTP, each exchange begun as soon as the news of the last one has come: both players' moves are sent at
 * once. A battle that is over is followed by another.
 */
export class BattleLoad {
  private readonly http: Pool;
  private readonly listeners = new Map<string, (news: CombatNews) => void>();
  private latencies: number[] = [];
  private isOver = false;

  constructor(
    baseUrl: string,
    private readonly news: Redis,
    private readonly battles: number,
  ) {
    this.http = new Pool(baseUrl, { connections: Math.min(128, battles * 2), pipelining: 1 });
  }

  /** Runs for `warmUpMs` unmeasured and then for `measureMs`; `sample` is taken at both ends of the measurement. */
  async run<T>(
    warmUpMs: number,
    measureMs: number,
    sample: () => Promise<T>,
  ): Promise<{ readonly load: LoadResult; readonly before: T; readonly after: T }> {
    this.news.on('message', (_channel: string, message: string) => {
      const { data } = JSON.parse(message) as { data: CombatNews };
      this.listeners.get(data.sid)?.(data);
    });
    await this.news.subscribe(COMBAT_NEWS);
    const fights = Array.from({ length: this.battles }, () => this.fightOn());
    await wait(warmUpMs);
    const before = await sample();
    this.latencies = [];
    const began = performance.now();
    await wait(measureMs);
    const seconds = (performance.now() - began) / 1000;
    const latenciesMs = this.latencies.toSorted((a, b) => a - b);
    const after = await sample();
    this.isOver = true;
    await Promise.all(fights);
    await this.http.close();
    return { load: { exchanges: latenciesMs.length, seconds, latenciesMs }, before, after };
  }

  private async fightOn(): Promise<void> {
    while (!this.isOver) await this.fightOnce();
  }

  private async fightOnce(): Promise<void> {
    const battleId = randomUUID();
    await this.post('/v1/battles', { battleId, seed: battleId, mode: 'duel', actors: FIGHTERS }, 201);
    // The news of the start may come after the answer to the request.
    let seen = 1;
    let status: CombatNews['status'] = 'active';
    while (status === 'active' && !this.isOver) {
      const committed = this.newsAfter(battleId, seen);
      const began = performance.now();
      await Promise.all([this.strike(battleId, 'left', 'right'), this.strike(battleId, 'right', 'left')]);
      ({ status, last: seen } = await committed);
      this.latencies.push(performance.now() - began);
    }
    this.listeners.delete(battleId);
  }

  private strike(battleId: string, cid: string, target: string): Promise<void> {
    return this.post(`/v1/battles/${battleId}/moves`, { cid, strategy: 'exchange', target }, 202);
  }

  private newsAfter(battleId: string, seen: number): Promise<CombatNews> {
    return new Promise((resolve) => {
      this.listeners.set(battleId, (news) => {
        if (news.last > seen) resolve(news);
      });
    });
  }

  private async post(path: string, body: object, expected: number): Promise<void> {
    const response = await this.http.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.body.text();
    if (response.statusCode !== expected)
      throw new Error(`POST ${path}: ${String(response.statusCode)} ${text}`);
  }
}

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
