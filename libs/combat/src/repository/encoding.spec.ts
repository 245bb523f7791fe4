import { CombatManager } from './combat-manager.js';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { OWN_SESSIONS } from './testing/documents.js';
import { availableEncodings } from './testing/encodings.js';
import { strike } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

/** A user of Redis without rights to JSON commands. */
const GUEST = `${OWN_SESSIONS}guest`;

describe('a repository in the plain encoding', () => {
  const plain = useBattlefield('plain');

  it('would be native by itself exactly if the server takes JSON.SET, and by order on no other', async () => {
    const key = OWN_SESSIONS + 'probe';
    const isTaken = await plain.redis.call('JSON.SET', key, '$', '1').then(
      () => true,
      () => false,
    );
    await plain.redis.del(key);
    const manager = await CombatManager.open(plain.redis, { encoding: 'auto' });
    expect(manager.encoding).toBe(isTaken ? 'native' : 'plain');
    const ordered = CombatManager.open(plain.redis, { encoding: 'native' }).then(
      ({ encoding }) => encoding,
      String,
    );
    expect(await ordered).toMatch(isTaken ? /^native$/ : /^Error: REDIS_JSON is native, but /);
  });

  it('refuses every operation on a native battle and writes nothing', async () => {
    const battle = await plain.startBattle({ red: ['a'], blue: ['b'] });
    await plain.redis.hset(sessionKeys.meta(battle.sid), 'encoding', 'native');
    const before = await dumpSession(plain.redis, battle.sid);
    const codes = await Promise.all([
      codeOf(battle.register(strike('a', 'b'))),
      codeOf(battle.snapshot()),
      codeOf(battle.lock()),
      codeOf(battle.transfer({})),
      codeOf(plain.manager.loadFullContext(battle.sid, 1)),
    ]);
    expect(new Set(codes)).toEqual(new Set(['storage/encoding']));
    expect(await dumpSession(plain.redis, battle.sid)).toEqual(before);
  });
});

if (availableEncodings.includes('native')) {
  describe('a server with the JSON commands', () => {
    const native = useBattlefield('native');

    it('is used natively by itself', async () => {
      expect((await CombatManager.open(native.redis, { encoding: 'auto' })).encoding).toBe('native');
    });

    it('is not used at all by somebody who may not use the commands, unless plainly', async () => {
      const { redis } = native;
      await redis.call('ACL', 'SETUSER', GUEST, 'on', 'nopass', '~*', '&*', '+@all', '-json.get');
      const guest = redis.duplicate();
      try {
        await guest.auth(GUEST, 'any');
        for (const encoding of ['auto', 'native'] as const) {
          await expect(CombatManager.open(guest, { encoding })).rejects.toThrow('our user may not use them');
        }
        expect((await CombatManager.open(guest, { encoding: 'plain' })).encoding).toBe('plain');
      } finally {
        guest.disconnect();
        await redis.call('ACL', 'DELUSER', GUEST);
      }
    });

    it('is used plainly if a setting says so', async () => {
      expect((await native.openManager(native.redis, 'plain')).encoding).toBe('plain');
    });

    it('goes on with a battle that was created in the plain encoding, operation by operation', async () => {
      const plain = await native.openManager(native.redis, 'plain');
      const { genesis } = await native.startBattle({ red: ['a'], blue: ['b'] });
      const { sid } = { ...genesis, sid: `${genesis.sid}-plain` };
      await plain.createSession({ ...genesis, sid });
      const { manager, redis } = native;
      expect((await manager.registerExchangeMove(sid, strike('a', 'b'))).outcome).toBe('registered');
      expect(Object.keys((await manager.loadSnapshot(sid)).moves)).toEqual(['a']);
      expect(await redis.type(sessionKeys.moves(sid, 'a'))).toBe('hash');
      expect(await manager.acquireWorkerLock(sid, 'token', 1000)).toBe(true);
      expect(await manager.createSession({ ...genesis, sid })).toEqual({ isNew: false, isSignalOwed: false });
      expect((await manager.loadFullContext(sid, 1)).actors['a']).toEqual(genesis.actors[0]);
    });
  });
}
