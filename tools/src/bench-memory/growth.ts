import type { MeleeClient } from '@melee/client';
import type { Redis } from 'ioredis';
import { footprintOf } from './battle-footprint.js';

/** How much memory battles of one size take, each number a mean of all that were measured. */
export interface Growth {
  readonly side: number;
  readonly keys: number;
  /** Of a battle that has just been created. */
  readonly bytesAtStart: number;
  /** Exchanges until the end. */
  readonly exchanges: number;
  readonly bytesAtEnd: number;
  /** What an exchange adds: log, ledger, ids of moves. */
  readonly bytesPerExchange: number;
}

type Kind = 'player' | 'bot';

/** Weapons, a hand of feints, a belt and abilities: neither the smallest actor nor the largest. */
const TEMPLATE = 'warrior';

const actorsOf = (kind: Kind, side: number) =>
  ['red', 'blue'].flatMap((team) =>
    Array.from({ length: side }, (_, i) => ({ cid: `${team}${i + 1}`, team, kind, template: TEMPLATE })),
  );

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The log of a battle ends when the battle is over. */
async function endOf(log: AsyncGenerator<unknown, void>): Promise<void> {
  let next = await log.next();
  while (next.done !== true) next = await log.next();
}

/**
 * Creates battles of players, who do nothing, and looks at them; then has bots fight as many to the end, one after the
 * other, and looks at those.
 * @param side actors on each of two sides
 */
export async function measureGrowth(
  client: MeleeClient,
  redis: Redis,
  side: number,
  battles: number,
): Promise<Growth> {
  const create = async (kind: Kind) =>
    (await client.post('/v1/battles', { body: { actors: actorsOf(kind, side) } })).battleId;
  const starts = [];
  const ends = [];
  for (let i = 0; i < battles; i += 1) {
    starts.push(await footprintOf(redis, await create('player')));
    const battleId = await create('bot');
    await endOf(client.followBattle(battleId));
    const { step } = await client.get('/v1/battles/{battleId}', { params: { path: { battleId } } });
    ends.push({ ...(await footprintOf(redis, battleId)), step });
  }
  const bytesAtStart = mean(starts.map(({ bytes }) => bytes));
  const bytesAtEnd = mean(ends.map(({ bytes }) => bytes));
  const exchanges = mean(ends.map(({ step }) => step));
  return {
    side,
    keys: mean(ends.map(({ keys }) => keys)),
    bytesAtStart,
    exchanges,
    bytesAtEnd,
    bytesPerExchange: (bytesAtEnd - bytesAtStart) / Math.max(1, exchanges),
  };
}
