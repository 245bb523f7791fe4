import { type ReplicatedRedis, startClusterRedis } from '@melee/harness';
import type { Cluster } from 'ioredis';
import { COMBAT_NEWS } from '../dto/index.js';
import { BattleRecords } from './battle-records.js';
import { CombatManager } from './combat-manager.js';
import { INDEX_KEY, RECORD_INDEX_BASE, sessionKeys } from './keys.js';
import { RecordHistory } from './record-history.js';
import { RecordIndex } from './record-index.js';
import { scriptSha, type ScriptName } from './script-runner.js';
import { SCRIPTS } from './scripts.generated.js';
import { aRecord } from './testing/battle-record.js';
import { genesisOf } from './testing/documents.js';
import { eventfulBattle } from './testing/eventful-battle.js';
import { TestBattle } from './testing/test-battle.js';

const NAMES = Object.keys(SCRIPTS) as ScriptName[];
const SHAS = NAMES.map((name) => scriptSha(name, 'plain'));

/** So many battles that none of three masters is left without one, except once in a million runs. */
const ENOUGH = 40;

/** Has Redis check what it does not check of scripts without a first line: that they touch one slot only. */
const strict = (text: string) => `#!lua\n${text}`;

describe('a cluster of three masters', () => {
  let form: ReplicatedRedis;
  let cluster: Cluster;
  let manager: CombatManager;
  beforeAll(async () => {
    form = await startClusterRedis();
    cluster = form.connect() as Cluster;
    manager = await CombatManager.open(cluster, { encoding: 'plain' });
  });
  afterAll(async () => {
    cluster.disconnect();
    await form.stop();
  });

  const startBattle = async (...[sides, traits]: Parameters<typeof genesisOf>) => {
    const genesis = genesisOf(sides, traits);
    await manager.createSession(genesis);
    await manager.loadSnapshot(genesis.sid);
    return new TestBattle(manager, cluster, genesis);
  };
  const knownToAll = async () => {
    const known = await Promise.all(
      cluster.nodes('master').map((master) => master.script('EXISTS', ...SHAS)),
    );
    return known.map((each) => (each as readonly number[]).every((isKnown) => isKnown === 1));
  };

  it('knows all scripts on every master, and is given them again where they were forgotten', async () => {
    expect(await knownToAll()).toEqual([true, true, true]);
    await cluster.nodes('master')[1]?.script('FLUSH');
    expect(await knownToAll()).toContain(false);
    await manager.ensureScripts();
    expect(await knownToAll()).toEqual([true, true, true]);
  });

  it('runs scripts on masters that have forgotten them', async () => {
    await Promise.all(cluster.nodes('master').map((master) => master.script('FLUSH')));
    const battles = await Promise.all(
      Array.from({ length: ENOUGH }, () => startBattle({ red: ['a'], blue: ['b'] })),
    );
    expect(new Set(await Promise.all(battles.map(({ sid }) => masterOf(sid)))).size).toBe(3);
    await manager.ensureScripts();
  });

  /** Which master holds a battle. */
  async function masterOf(sid: string): Promise<number> {
    const key = sessionKeys.meta(sid);
    const found = await Promise.all(
      cluster.nodes('master').map((master) => master.exists(key).catch(() => 0)),
    );
    return found.indexOf(1);
  }

  it('holds every script to one slot', async () => {
    const texts = new Map(NAMES.map((name, i) => [SHAS[i], SCRIPTS[name].plain]));
    const ran = new Set<unknown>();
    const evalsha = jest.spyOn(cluster, 'evalsha').mockImplementation((...args: unknown[]) => {
      const [sha, ...rest] = args as [string, number, ...string[]];
      ran.add(sha);
      return cluster.eval(strict(texts.get(sha) ?? ''), ...rest);
    });
    const battle = await eventfulBattle({ manager, startBattle });
    const { maintenance } = manager;
    expect((await maintenance.inspectWhole(battle.sid)).meta.sid).toBe(battle.sid);
    expect((await maintenance.wake(battle.sid, true)).lock).not.toBeNull();
    await manager.finishSession(battle.sid, 'stalemate', (await manager.readRevision(battle.sid)) ?? -1);
    await manager.index.touch(battle.sid, 0);
    expect(await manager.index.claimDue(10, 60_000)).toContain(battle.sid);
    await manager.index.putOff(battle.sid, 1);
    await manager.index.remove(battle.sid);
    await new RecordIndex(cluster).add(aRecord(battle.sid), 60);
    evalsha.mockRestore();
    expect(ran.size).toBeGreaterThan(NAMES.length - 8);

    const stray = strict(`redis.call('GET', '${INDEX_KEY}') return redis.call('GET', KEYS[1])`);
    await expect(cluster.eval(stray, 1, sessionKeys.meta(battle.sid))).rejects.toThrow(
      /same slot|non local key/,
    );
  });

  it('has the records of finished battles', async () => {
    const records = new BattleRecords(cluster);
    const history = new RecordHistory(records, new RecordIndex(cluster));
    const finishedAt = Date.now();
    const kept = ['one', 'two', 'three'].map((sid, i) =>
      aRecord(sid, { finishedAt: finishedAt - i, mode: 'c' }),
    );
    for (const record of kept) await history.keep(record, 60);
    expect((await history.read({ mode: 'c' }, null, 10)).records).toEqual(kept);
    expect(await cluster.exists(`${RECORD_INDEX_BASE}mode:c`)).toBe(1);
  });

  it('brings the news of every battle to whoever listens to any one node', async () => {
    const listener = form.connect() as Cluster;
    const heard = new Set<string>();
    let isComplete: () => void;
    const complete = new Promise<void>((resolve) => (isComplete = resolve));
    await listener.subscribe(COMBAT_NEWS);
    const battles = Array.from({ length: ENOUGH }, () => genesisOf({ red: ['a'], blue: ['b'] }));
    listener.on('message', (_channel: string, text: string) => {
      heard.add((JSON.parse(text) as { data: { sid: string } }).data.sid);
      if (battles.every(({ sid }) => heard.has(sid))) isComplete();
    });
    await Promise.all(battles.map((genesis) => manager.createSession(genesis)));
    await complete;
    expect(new Set(await Promise.all(battles.map(({ sid }) => masterOf(sid)))).size).toBe(3);
    listener.disconnect();
  });
});
