import type { ActorOverrides } from '@melee/combat/content';
import type { AiTurnRequest, CollectorSignal, ExchangeMove, MovesDocument } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { scriptSha, sessionKeys } from '@melee/combat/repository';
import { type Service, waitFor } from '@melee/harness';
import { type Battle, type BattleTraits, openTestbed, type Testbed } from '@melee/testbed';

type Befallen = NonNullable<BattleTraits['befallen']>[string];

describe('AI worker: the turns of bots', () => {
  let testbed: Testbed;
  let app: Service;

  beforeAll(async () => {
    testbed = await openTestbed('ai-worker');
    app = await testbed.startApp();
  });
  afterAll(() => testbed.close());

  /** The bot holds nothing but its weapon. */
  const duel = async (sid?: string): Promise<Battle> => {
    const overrides = { bot: { loadout: { belt: {}, abilities: [] } } };
    const traits = { bots: ['bot'], overrides, ...(sid === undefined ? {} : { sid }) };
    const battle = await testbed.createBattle({ red: ['bot'], blue: ['p', 'q', 'r'] }, traits);
    await battle.takeSignal();
    return battle;
  };
  const request = ({ sid }: Battle, more: Partial<AiTurnRequest> = {}): AiTurnRequest => ({
    sid,
    cid: 'bot',
    missingTargets: ['p', 'q', 'r'],
    askId: 1,
    seed: 'seed',
    ...more,
  });
  const ask = (...requests: readonly AiTurnRequest[]) => testbed.jobs.send(QUEUES.aiTurns, ...requests);
  const decided = () => testbed.jobs.drained(QUEUES.aiTurns);
  const strikesOf = async (battle: Battle, cid = 'bot'): Promise<ExchangeMove[]> =>
    Object.values((await battle.moves(cid)).exchange);

  it('declares a strike against every enemy that it was asked about', async () => {
    const battle = await duel();

    await ask(request(battle, { missingTargets: ['p', 'r'] }));
    await decided();

    const strikes = await strikesOf(battle);
    expect(strikes.map(({ target }) => target).toSorted()).toEqual(['p', 'r']);
    expect((await battle.targets())['bot']).toEqual(['q']);
  });

  it('looks at the battle once and declares all moves of a bot with one call', async () => {
    const battle = await duel();
    const monitor = await testbed.openScriptMonitor();

    await ask(request(battle));
    await decided();

    const calls = (['loadTurnView', 'registerMovesBatch'] as const).map((name) =>
      scriptSha(name, testbed.combat.encoding),
    );
    expect(await monitor.scriptsOn(battle.sid)).toEqual(calls);
    expect(await strikesOf(battle)).toHaveLength(3);
    monitor.close();
  });

  describe('what it holds', () => {
    /** One whose behaviour and place leave little choice. */
    const armed = async (overrides: ActorOverrides, befallen: Befallen = {}): Promise<Battle> => {
      const battle = await testbed.createBattle(
        { red: ['bot'], blue: ['p', 'q', 'r'] },
        { bots: ['bot'], overrides: { bot: overrides }, befallen: { bot: befallen } },
      );
      await battle.takeSignal();
      return battle;
    };
    const turn = async (battle: Battle, more: Partial<AiTurnRequest> = {}): Promise<MovesDocument> => {
      await ask(request(battle, more));
      await decided();
      return battle.moves('bot');
    };
    const seeds = Array.from({ length: 12 }, (_, at) => `seed ${String(at)}`);

    it('names a feint of the hand, which leaves it with the move', async () => {
      const feints: (string | undefined)[] = [];
      for (const seed of seeds) {
        const battle = await armed({ behaviour: 'aggressive', loadout: { belt: {}, abilities: [] } });
        const addition = { cid: 'bot', feintId: 'true_strike', place: { price: { hit: 2 } } };
        await battle.commit(await battle.lock(), { handAdditions: [addition] });
        const strikes = Object.values((await turn(battle, { seed })).exchange);
        const named = strikes.flatMap(({ feintId }) => feintId ?? []);
        feints.push(...named);
        expect(Object.keys((await battle.actor('bot')).hand)).toEqual(
          named.length === 0 ? ['true_strike'] : [],
        );
      }
      expect(feints.length).toBeGreaterThan(seeds.length / 2);
      expect(new Set(feints)).toEqual(new Set(['true_strike']));
    });

    it('throws its bomb at the crowd, and wakes the Collector for it', async () => {
      const battle = await armed({ behaviour: 'aggressive', loadout: { belt: { bomb: 1 }, abilities: [] } });

      const { item } = await turn(battle);

      const [bomb, ...others] = Object.values(item);
      expect(others).toEqual([]);
      expect(bomb).toMatchObject({ itemId: 'bomb', targets: ['p', 'q', 'r'] });
      const signals = await testbed.jobs.awaitOpen<CollectorSignal>(QUEUES.signals, battle.sid);
      expect(signals).toEqual([{ sid: battle.sid, type: 'check_immediate' }]);
    });

    it('heals itself when it is hurt, and not before', async () => {
      const overrides = { behaviour: 'defensive', loadout: { belt: {}, abilities: ['heal'] } };
      const whole = await turn(await armed(overrides, { state: { energy: 50 } }));
      const hurt = await turn(await armed(overrides, { state: { energy: 50, hp: 20 } }));

      expect(whole.instant).toEqual({});
      expect(Object.values(hurt.instant)).toMatchObject([{ abilityId: 'heal', targets: ['bot'] }]);
    });

    it('uses nothing more while something of its own waits', async () => {
      const battle = await armed({ behaviour: 'aggressive', loadout: { belt: { bomb: 2 }, abilities: [] } });
      await turn(battle, { missingTargets: ['p'] });

      const { item, exchange } = await turn(battle, { missingTargets: ['q', 'r'], askId: 2 });

      expect(Object.keys(item)).toHaveLength(1);
      expect(Object.keys(exchange)).toHaveLength(3);
    });
  });

  it('wakes the Collector where it would find an answer', async () => {
    const battle = await duel();
    await battle.strike('p', 'bot');
    await battle.takeSignal();

    await ask(request(battle));

    const signals = await testbed.jobs.awaitOpen<CollectorSignal>(QUEUES.signals, battle.sid);
    expect(signals).toEqual([{ sid: battle.sid, type: 'check_immediate' }]);
  });

  it('wakes nobody where only players could answer and none has', async () => {
    const battle = await duel();

    await ask(request(battle));
    await decided();

    expect(await strikesOf(battle)).toHaveLength(3);
    expect(await testbed.redis.exists(sessionKeys.signal(battle.sid))).toBe(0);
    expect(await testbed.jobs.open(QUEUES.signals, battle.sid)).toEqual([]);
  });

  it('keeps the session in the index', async () => {
    const battle = await duel();
    expect(await battle.appointment()).toBeNull();

    await ask(request(battle));
    await decided();

    expect(await battle.appointment()).toBeGreaterThan(await testbed.redisNow());
  });

  it('declares the same moves once when it is asked twice', async () => {
    const battle = await duel();
    await ask(request(battle));
    await decided();
    const { revision } = await battle.meta();
    const before = await strikesOf(battle);

    await Promise.all([ask(request(battle)), ask(request(battle), request(battle))]);
    await decided();

    expect(await strikesOf(battle)).toEqual(before);
    expect((await battle.meta()).revision).toBe(revision);
  });

  it('declares no move anew that was executed meanwhile', async () => {
    const battle = await duel();
    await ask(request(battle, { missingTargets: ['p'] }));
    await decided();
    const [strike] = await strikesOf(battle);
    await battle.transfer({
      actionId: 'forced',
      type: 'exchange',
      move: strike as ExchangeMove,
      partnerMove: null,
      isForced: true,
    });
    await battle.commit(await battle.lock(), { taken: 1, steps: 1, returns: [['bot', 'p']] });

    await ask(request(battle, { missingTargets: ['p'] }));
    await decided();

    expect(await strikesOf(battle)).toEqual([]);
    expect((await battle.targets())['bot']).toContain('p');
  });

  it('decides by the seed of the request alone', async () => {
    const zonesOf = async (seed: string) => {
      const battle = await duel();
      await ask(request(battle, { seed }));
      await decided();
      const strikes = (await strikesOf(battle)).toSorted((a, b) => (a.target < b.target ? -1 : 1));
      return strikes.map(({ target, attackZone, blockZone }) => ({ target, attackZone, blockZone }));
    };

    const [one, again] = [await zonesOf('seed one'), await zonesOf('seed one')];
    expect(again).toEqual(one);
    // Two seeds may agree by chance; five do not.
    const others = [];
    for (const seed of ['two', 'three', 'four', 'five', 'six']) others.push(await zonesOf(seed));
    expect(others).not.toEqual(others.map(() => one));
  });

  it('declares nothing for a bot that is out of the fight, or unknown', async () => {
    const battle = await duel();
    await battle.defeat('p');
    const other = await testbed.createBattle({ red: ['bot', 'x'], blue: ['p'] }, { bots: ['bot', 'x'] });
    await other.defeat('bot');
    const { revision } = await other.meta();

    await ask(request(other, { missingTargets: ['p'] }), request(other, { cid: 'ghost' }), request(battle));
    await decided();

    expect(await strikesOf(other)).toEqual([]);
    expect((await other.meta()).revision).toBe(revision);
    expect((await strikesOf(battle)).map(({ target }) => target).toSorted()).toEqual(['q', 'r']);
  });

  it('ignores a battle that does not exist, and one that is over', async () => {
    const over = await testbed.createBattle({ red: ['bot'], blue: ['p'] }, { bots: ['bot'] });
    await over.defeat('p');
    const [before, jobs] = [await over.dump(), await testbed.jobs.added(QUEUES.aiTurns)];

    await ask({ ...request(over), sid: 'no-such-battle' }, request(over));
    await decided();

    expect(await over.dump()).toEqual(before);
    expect((await testbed.jobs.added(QUEUES.aiTurns)) - jobs).toBe(1);
  });

  it.each<[string, unknown]>([
    ['garbage', 'garbage'],
    ['nothing', null],
    ['no items', { attempt: 1 }],
    ['pieces that ask for nothing', { items: [null, 'x', { sid: 'x', cid: 'bot' }, { sid: 1, cid: 2 }] }],
  ])('a job with %s does not stop the worker', async (_title, data) => {
    const said = app.output().length;
    await testbed.jobs.sendRaw(QUEUES.aiTurns, data);
    const battle = await duel();
    await ask(request(battle));
    await decided();

    expect(await strikesOf(battle)).toHaveLength(3);
    await waitFor('the complaint about the job', () => app.output().slice(said).includes('job/invalid'));
    expect(await testbed.jobs.queue(QUEUES.aiTurns).getFailedCount()).toBe(0);
  });

  it('fault: an id compared as number here and as string there', async () => {
    const battle = await duel('7654321');
    const said = app.output().length;

    await testbed.jobs.send(QUEUES.aiTurns, { ...request(battle), sid: 7654321 });
    await waitFor('the number to be refused', () => app.output().slice(said).includes('job/invalid'));
    expect(await strikesOf(battle)).toEqual([]);

    await ask(request(battle));
    await decided();
    expect(await strikesOf(battle)).toHaveLength(3);
  });
});
