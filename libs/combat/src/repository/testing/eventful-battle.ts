import type { Battlefield } from './battlefield.js';
import { actorDocument } from './documents.js';
import { strike, useOfAbility, useOfItem } from './intents.js';
import type { TestBattle } from './test-battle.js';

/** Runs every operation of the repository that succeeds in an active battle, so that every key of it exists. */
export async function eventfulBattle(
  field: Pick<Battlefield, 'manager' | 'startBattle'>,
): Promise<TestBattle> {
  const { manager } = field;
  const hands = { a: { cleave: { price: { hit: 2 } } } };
  const battle = await field.startBattle({ red: ['a', 'c'], blue: ['b', 'bot'] }, { bots: ['bot'], hands });
  const { sid } = battle;
  await battle.queuedPair('a', 'b');
  await battle.queuedForced('c', 'b');
  await battle.transfer({ asks: [{ cid: 'bot', missingTargets: ['a', 'c'] }] });
  await manager.checkAndLockBusyForCollector(sid, 30_000);
  const token = await battle.lock();
  await manager.extendWorkerLock(sid, token, 30_000);
  await manager.loadFullContext(sid, 1);
  const letter = { sid, actionId: null, entry: 'x', error: { name: 'Error', message: 'broken' } };
  await battle.commit(token, {
    taken: 1,
    steps: 1,
    deadLetters: [letter],
    returns: [
      ['a', 'b'],
      ['b', 'a'],
    ],
  });
  await manager.hotJoin(sid, actorDocument('new', 'blue'));
  await manager.registerMovesBatch(sid, 'bot', [strike('bot', 'a')]);
  await manager.registerInstantMove(sid, useOfItem('a'));
  await manager.registerInstantMove(sid, useOfAbility('a'));
  await battle.register(strike('a', 'bot', { feintId: 'cleave' }));
  await manager.peekPlayerTarget(sid, 'c');
  await manager.popPlayerTarget(sid, 'c');
  await manager.loadBattleView(sid);
  const released = await battle.lock();
  await manager.releaseWorkerLock(sid, released);
  await manager.finishSession(sid, 'stalemate', -1);
  await battle.lock();
  return battle;
}
