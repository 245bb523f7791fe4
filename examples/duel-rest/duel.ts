import { MeleeClient, MeleeError, type Schemas } from '@melee/client';

type Zone = NonNullable<Schemas['ExchangeMoveRequest']['attackZone']>;

/** What a player hears whose enemy was faster, or who is out of the fight: no reason to give up following. */
const TOO_LATE = ['session/not-active', 'actor/defeated', 'target/not-available', 'feint/not-in-hand'];

const token = process.env['MELEE_TOKEN'];
const melee = new MeleeClient({
  baseUrl: process.env['MELEE_URL'] ?? 'http://127.0.0.1:3000',
  ...(token !== undefined && { token }),
});

/** Strikes at the next target, with a feint if there is one in the hand. */
async function strike(battleId: string, cid: string, moveId: string, zone: Zone): Promise<void> {
  const path = { battleId, cid };
  const { target, hero } = await melee.get('/v1/battles/{battleId}/actors/{cid}', { params: { path } });
  if (target === null) return;
  const [feintId] = Object.keys(hero.hand);
  try {
    await melee.post('/v1/battles/{battleId}/moves', {
      params: { path },
      body: {
        ...{ cid, moveId, strategy: 'exchange', target, attackZone: zone, blockZone: zone },
        ...(feintId !== undefined && { feintId }),
      },
    });
  } catch (error) {
    if (!(error instanceof MeleeError) || !TOO_LATE.includes(error.code)) throw error;
  }
}

/** Plays one actor to the end of the battle: a strike at its start, and one after each exchange. */
async function play(battleId: string, cid: string, zone: Zone): Promise<void> {
  for await (const { type, n } of melee.followBattle(battleId)) {
    // A move of this name can be declared twice without being another one.
    if (type === 'battle_started' || type === 'exchange') await strike(battleId, cid, `${cid}-${n}`, zone);
  }
}

async function tell(battleId: string): Promise<void> {
  for await (const { n, text } of melee.followBattle(battleId, { render: 'en' })) console.log(n, text);
}

const { battleId } = await melee.post('/v1/battles', {
  body: {
    mode: 'duel',
    actors: [
      { cid: 'ada', team: 'red', kind: 'player', template: 'warrior', name: 'Ada' },
      { cid: 'bjorn', team: 'blue', kind: 'player', template: 'duelist', name: 'Björn' },
    ],
  },
});
await Promise.all([play(battleId, 'ada', 'head'), play(battleId, 'bjorn', 'chest'), tell(battleId)]);

const { winner, step } = await melee.get('/v1/battles/{battleId}', { params: { path: { battleId } } });
console.log(
  winner === null ? `A draw after ${step} exchanges.` : `Team ${winner} wins after ${step} exchanges.`,
);
