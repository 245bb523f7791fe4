import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CombatManager } from './combat-manager.js';
import { detectEncoding } from './encoding.js';
import { sessionKeys } from './keys.js';
import { scriptSha, type ScriptName } from './script-runner.js';
import { SCRIPTS } from './scripts.generated.js';
import { useBattlefield } from './testing/battlefield.js';
import { codeOf } from './testing/code-of.js';
import { availableEncodings } from './testing/encodings.js';
import { eventfulBattle } from './testing/eventful-battle.js';
import { strike } from './testing/intents.js';
import { dumpSession } from './testing/raw-state.js';

const names = Object.keys(SCRIPTS) as ScriptName[];

describe('compiled scripts', () => {
  it('are all those of the folder', () => {
    const files = readdirSync(join(__dirname, 'scripts')).filter((file) => file.endsWith('.lua'));
    const camelCased = files.map((file) =>
      file.slice(0, -4).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect([...names].sort()).toEqual(camelCased.sort());
  });
});

describe.each(availableEncodings)('scripts, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('are on the server once a repository has been opened', async () => {
    const shas = names.map((name) => scriptSha(name, encoding));
    await field.openManager();
    expect(await field.redis.script('EXISTS', ...shas)).toEqual(shas.map(() => 1));
  });

  it('are called by their SHA and sent again to a server that has forgotten them', async () => {
    const evalsha = jest.spyOn(field.redis, 'evalsha');
    const evaluate = jest.spyOn(field.redis, 'eval');
    await field.redis.script('FLUSH');
    const { sid } = await eventfulBattle(field);
    expect(evaluate.mock.calls.length).toBeGreaterThan(0);
    expect(evaluate.mock.calls.length).toBeLessThan(evalsha.mock.calls.length);
    evaluate.mockRestore();
    evalsha.mockRestore();
    expect((await field.manager.loadBattleView(sid)).meta.step).toBe(1);
  });

  it('do each operation in one round trip', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const sent = jest.spyOn(field.redis, 'sendCommand');
    await battle.register(strike('a', 'b'));
    await battle.snapshot();
    await field.manager.loadFullContext(battle.sid, 10);
    expect(sent).toHaveBeenCalledTimes(3);
    sent.mockRestore();
  });
});

describe('the choice of an encoding', () => {
  const plain = useBattlefield('plain');

  it('is plain by itself on a server without the JSON commands', async () => {
    expect(await detectEncoding(plain.redis)).toBe('plain');
    const manager = await CombatManager.open(plain.redis, { encoding: 'auto' });
    expect(manager.encoding).toBe('plain');
  });

  it('is refused for a native battle where only the plain encoding is offered; nothing is written', async () => {
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

describe.each(availableEncodings.filter((encoding) => encoding === 'native'))(
  'a server with the JSON commands',
  (encoding) => {
    const native = useBattlefield(encoding);

    it('is used natively by itself', async () => {
      expect((await CombatManager.open(native.redis, { encoding: 'auto' })).encoding).toBe('native');
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
  },
);
