import { status } from '@grpc/grpc-js';
import { CombatService } from './combat-service.js';

interface Entry {
  readonly n: number;
  readonly text?: string;
  readonly battleStarted?: object;
  readonly exchange?: object;
  readonly battleFinished?: { readonly winner?: string; readonly step: number };
}
interface Dashboard {
  readonly target?: string;
  readonly hero: { readonly hand: readonly { readonly feintId: string }[] };
}

const combat = new CombatService(process.env['MELEE_GRPC'] ?? '127.0.0.1:50051', process.env['MELEE_TOKEN']);

/** The log of a battle, over as many streams as it takes. */
async function* follow(battleId: string, render = ''): AsyncGenerator<Entry, void> {
  let after = 0;
  for (;;) {
    try {
      const messages = combat.stream<{ entry?: Entry }>('streamEvents', { battleId, after, render });
      for await (const { entry } of messages) {
        // What is no entry is a sign of life.
        if (entry === undefined) continue;
        after = entry.n;
        yield entry;
      }
      return;
    } catch (error) {
      if ((error as { code?: number }).code !== status.UNAVAILABLE) throw error;
    }
  }
}

/** Strikes at the next target, with a feint if there is one in the hand. */
async function strike(battleId: string, cid: string, moveId: string, zone: string): Promise<void> {
  const { target, hero } = await combat.call<Dashboard>('getDashboard', { battleId, cid });
  if (target === undefined) return;
  const feintId = hero.hand[0]?.feintId;
  const exchange = { target, attackZone: zone, blockZone: zone, ...(feintId !== undefined && { feintId }) };
  try {
    await combat.call('declareMove', { battleId, cid, move: { moveId, exchange } });
  } catch (error) {
    // The enemy was faster, or the fight is over.
    if ((error as { code?: number }).code !== status.FAILED_PRECONDITION) throw error;
  }
}

/** Plays one actor to the end of the battle: a strike at its start, and one after each exchange. */
async function play(battleId: string, cid: string, zone: string): Promise<void> {
  for await (const { n, battleStarted, exchange } of follow(battleId)) {
    if (battleStarted ?? exchange) await strike(battleId, cid, `${cid}-${n}`, zone);
  }
}

async function tell(battleId: string): Promise<Entry['battleFinished']> {
  let end: Entry['battleFinished'];
  for await (const { n, text, battleFinished } of follow(battleId, 'en')) {
    console.log(n, text);
    end = battleFinished;
  }
  return end;
}

const kind = 'ACTOR_KIND_PLAYER';
const { battleId } = await combat.call<{ battleId: string }>('createBattle', {
  mode: 'BATTLE_MODE_DUEL',
  actors: [
    { cid: 'ada', team: 'red', kind, template: 'warrior', name: 'Ada' },
    { cid: 'bjorn', team: 'blue', kind, template: 'duelist', name: 'Björn' },
  ],
});
const [end] = await Promise.all([
  tell(battleId),
  play(battleId, 'ada', 'ZONE_HEAD'),
  play(battleId, 'bjorn', 'ZONE_CHEST'),
]);
combat.close();
const after = `after ${end?.step} exchanges.`;
console.log(end?.winner === undefined ? `A draw ${after}` : `Team ${end.winner} wins ${after}`);
