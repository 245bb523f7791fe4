import calculateSlot from 'cluster-key-slot';
import { sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings, warnIfNativeIsLeftOut } from './testing/encodings.js';
import { eventfulBattle } from './testing/eventful-battle.js';
import { keysOfSession } from './testing/raw-state.js';

beforeAll(warnIfNativeIsLeftOut);

describe.each(availableEncodings)('keys, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);
  const DOCUMENT = encoding === 'plain' ? 'hash' : 'ReJSON-RL';

  it('have the names and the types that the protocol lays down, and no others exist', async () => {
    const { sid } = await eventfulBattle(field);
    const names = await keysOfSession(field.redis, sid);
    const types = await Promise.all(names.map((name) => field.redis.type(name)));
    const base = `combat:rbc:{${sid}}:`;
    const ofActors = ['a', 'b', 'bot', 'c', 'new'].flatMap((cid) => [
      [`${base}actor:${cid}`, DOCUMENT],
      [`${base}moves:${cid}`, DOCUMENT],
    ]);
    expect(Object.fromEntries(names.map((name, i) => [name, types[i]]))).toEqual({
      ...(Object.fromEntries(ofActors) as Record<string, string>),
      [`${base}meta`]: 'hash',
      [`${base}targets`]: DOCUMENT,
      [`${base}q:actions`]: 'list',
      [`${base}log`]: 'list',
      [`${base}sys:busy`]: 'string',
      [`${base}sys:signal`]: 'string',
      [`${base}genesis`]: 'string',
      [`${base}ledger`]: 'list',
      [`${base}dead-letters`]: 'list',
      [`${base}registered`]: 'hash',
      [`${base}afk`]: 'hash',
      [`${base}asked`]: 'hash',
    });
  });

  it('hold the battle as it can be read by anybody', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] }, { bots: ['b'] });
    const { redis } = field;
    const { sid, genesis } = battle;
    expect(await redis.hgetall(sessionKeys.meta(sid))).toEqual({
      sid,
      status: 'active',
      encoding,
      step: '0',
      revision: '0',
      mode: 'test',
      teams: '{"red":["a"],"blue":["b"]}',
      kinds: '{"a":"player","b":"bot"}',
      dead: '[]',
      seed: 'seed',
      contentId: 'content-1',
      rulesVersion: 'rules-1',
      handsAtTheEnd: 'refunded',
      answerMs: '60000,50000,40000,30000,20000',
      retentionMs: '3600000',
      maxActors: '10',
      maxWaitingInstants: '5',
      limits: '3,32,64,64',
      createdAt: expect.stringMatching(/^\d{13}$/),
      updatedAt: expect.stringMatching(/^\d{13}$/),
    });
    expect(await battle.targets()).toEqual({ a: ['b'], b: ['a'] });
    expect(await battle.actor('a')).toEqual(genesis.actors[0]);
    expect(await battle.movesOf('a')).toEqual({ exchange: {}, item: {}, instant: {} });
    expect(JSON.parse((await redis.get(sessionKeys.genesis(sid))) ?? '')).toEqual(genesis);
    const [entry, ...others] = await redis.lrange(sessionKeys.log(sid), 0, -1);
    expect(others).toEqual([]);
    expect(JSON.parse(entry ?? '')).toEqual({
      n: 1,
      at: expect.any(Number),
      type: 'battle_started',
      teams: { red: ['a'], blue: ['b'] },
    });
  });

  it('of one session lie in one slot of a cluster, and every script is given one key of that slot', async () => {
    const evalsha = jest.spyOn(field.redis, 'evalsha');
    const { sid } = await eventfulBattle(field);
    const calls = evalsha.mock.calls as unknown as [sha: string, keys: number, ...args: string[]][];
    evalsha.mockRestore();
    const slot = calculateSlot(sid);
    const names = await keysOfSession(field.redis, sid);
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names.map((name) => calculateSlot(name)))).toEqual(new Set([slot]));
    expect(new Set(calls.map(([, count]) => count))).toEqual(new Set([1]));
    expect(new Set(calls.map(([, , key]) => calculateSlot(key ?? '')))).toEqual(new Set([slot]));
  });

  it('of two sessions are strangers to each other', async () => {
    const [one, two] = [await field.startBattle({ red: ['a'] }), await field.startBattle({ red: ['a'] })];
    expect(calculateSlot(sessionKeys.meta(one.sid))).toBe(calculateSlot(one.sid));
    await one.defeat('a');
    expect((await two.snapshot()).meta.status).toBe('active');
  });
});
