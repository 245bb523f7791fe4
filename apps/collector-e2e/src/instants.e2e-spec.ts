import { type CombatAction, SURRENDER, type TargetSpec } from '@melee/combat/dto';
import { QUEUES } from '@melee/combat/messaging';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const SIDES = { red: ['a', 'a2', 'a3'], blue: ['b', 'b2', 'b3'] };

describe('Collector: items and abilities', () => {
  let testbed: Testbed;

  beforeAll(async () => {
    testbed = await openTestbed('collector');
    await testbed.startApp();
  });
  afterAll(() => testbed.close());

  const signal = ({ sid }: Battle) => testbed.jobs.send(QUEUES.signals, { sid, type: 'check_immediate' });

  async function actionsOf(spec: TargetSpec, ...dead: string[]): Promise<CombatAction[]> {
    const battle = await testbed.createBattle(SIDES);
    if (dead.length > 0) await battle.defeat(...dead);
    await battle.useAbility('a', 'fireball', spec);
    await signal(battle);
    return battle.awaitQueue();
  }
  const targetsOf = async (spec: TargetSpec, ...dead: string[]) =>
    (await actionsOf(spec, ...dead)).map(({ move }) => ('targets' in move ? move.targets : null));

  it.each<[string, TargetSpec, string[]]>([
    ['the caster', 'self', ['a']],
    ['all enemies', 'all_enemies', ['b', 'b2', 'b3']],
    ['all allies, the caster among them', 'all_allies', ['a', 'a2', 'a3']],
    ['one id', 'b2', ['b2']],
    ['a list of ids', ['b3', 'a2', 'b3'], ['b3', 'a2']],
  ])('makes one action of an ability on %s', async (_title, spec, targets) => {
    expect(await targetsOf(spec)).toEqual([targets]);
  });

  it('draws as many enemies at random as the move says, none twice', async () => {
    const [targets] = await targetsOf('random_enemy_2');

    expect(new Set(targets).size).toBe(2);
    expect(SIDES.blue).toEqual(expect.arrayContaining([...(targets ?? [])]));
  });

  it('fault: `all_enemies` that includes the dead', async () => {
    expect(await targetsOf('all_enemies', 'b2')).toEqual([['b', 'b3']]);
  });

  it.each<[string, TargetSpec, string[]]>([
    ['all allies', 'all_allies', ['a', 'a3']],
    ['a list', ['a2', 'b', 'b2'], ['b']],
    ['two enemies at random of whom one stands', 'random_enemy_2', ['b']],
  ])('leaves the dead out of %s', async (_title, spec, targets) => {
    expect(await targetsOf(spec, 'a2', 'b2', 'b3')).toEqual([targets.filter((cid) => cid !== 'a2')]);
  });

  it('takes the move out of its document and keeps what it says', async () => {
    const battle = await testbed.createBattle(SIDES);
    const { moveId } = await battle.useItem('a', 'bomb', 'all_enemies');

    await signal(battle);

    const [action] = await battle.awaitQueue();
    expect(action).toMatchObject({
      actionId: `a:${moveId}`,
      type: 'item',
      move: { moveId, cid: 'a', strategy: 'item', itemId: 'bomb', targets: ['b', 'b2', 'b3'] },
    });
    expect((await battle.moves('a')).item).toEqual({});
  });

  it('cancels a move without a target that stands, and tells it in the log', async () => {
    const battle = await testbed.createBattle(SIDES);
    await battle.defeat('b2');
    const { moveId } = await battle.useItem('a', 'bomb', 'b2');

    await signal(battle);

    expect(await battle.awaitLog('move_cancelled')).toMatchObject({
      cid: 'a',
      moveId,
      strategy: 'item',
      reason: 'no_target',
      actionId: null,
    });
    expect((await battle.moves('a')).item).toEqual({});
    expect(await battle.queue()).toEqual([]);
  });

  it('cancels a move of the dead, and tells it in the log', async () => {
    const battle = await testbed.createBattle(SIDES);
    const { moveId } = await battle.useAbility('a', 'heal', 'a2');
    await battle.defeat('a');

    await signal(battle);

    expect(await battle.awaitLog('move_cancelled')).toMatchObject({ moveId, reason: 'actor_defeated' });
    expect(await battle.queue()).toEqual([]);
  });

  it('queues a surrender before the strikes that stand', async () => {
    const battle = await testbed.createBattle(SIDES);
    await battle.clash('a2', 'b2');
    const { moveId } = await battle.useAbility('a', SURRENDER, 'self');

    await signal(battle);

    const actions = await battle.awaitQueue(2);
    expect(actions.map(({ type }) => type)).toEqual(['instant', 'exchange']);
    expect(actions[0]?.actionId).toBe(`a:${moveId}`);
  });
});
