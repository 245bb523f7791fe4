import { sessionKeys } from '@melee/combat/repository';
import { useOperated } from './testing/operated.js';

describe('melee inspect', () => {
  const operated = useOperated();

  /** An exchange is queued and held by a run that has died; a strike and an item wait; one action has failed. */
  async function stuck() {
    const battle = await operated.battle({ red: ['ann', 'abe'], blue: ['bob', 'ben'] });
    await operated.fail(battle, await battle.queueForced('abe', 'ben'));
    await battle.queueExchange('ann', 'bob');
    await battle.strike('ben', 'ann');
    await battle.useItem('abe', 'healing_potion', 'self');
    const token = await battle.lock();
    await operated.redis.persist(sessionKeys.busy(battle.sid));
    return { battle, token };
  }

  it('tells programs everything that stands of a stuck battle', async () => {
    const { battle, token } = await stuck();
    const { exitCode, answer } = await operated.json('inspect', battle.sid);
    expect(exitCode).toBe(0);
    expect(answer).toMatchObject({
      battle: { sid: battle.sid, status: 'active', step: 0, mode: 'standard' },
      lock: { holder: token, ttlMs: -1 },
      isSignalled: true,
      actors: [
        { cid: 'ann', team: 'red', kind: 'player', isStanding: true, targets: ['ben'] },
        { cid: 'abe', targets: ['bob', 'ben'] },
        { cid: 'bob', targets: ['abe'] },
        { cid: 'ben', targets: ['abe'] },
      ],
      waitingMoves: [
        { cid: 'ben', strategy: 'exchange', target: 'ann' },
        { cid: 'abe', strategy: 'item', itemId: 'healing_potion' },
      ],
      queuedActions: [{ type: 'exchange', isForced: false, moves: [{ cid: 'ann' }, { cid: 'bob' }] }],
      deadLetters: [{ error: { name: 'TypeError', message: 'a bug' }, droppedAt: null }],
      log: [
        { n: 1, type: 'battle_started' },
        { n: 2, type: 'action_failed' },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('"seed"');
  });

  it('tells people the same in tables', async () => {
    const { battle, token } = await stuck();
    await battle.queueRaw('garbage');
    const { exitCode, out } = await operated.run('inspect', battle.sid);
    expect(exitCode).toBe(0);
    const [summary, actors, moves, actions, letters, log] = out.split('\n\n');
    expect(summary).toMatch(new RegExp(`^battle +${battle.sid}\nstatus +active\nmode +standard\nstep +0 `));
    expect(summary).toMatch(new RegExp(`^lock +held by run ${token}, NEVER EXPIRES$`, 'm'));
    expect(summary).toMatch(/^signal +raised: a Collector should look$/m);
    expect(summary).toMatch(/^due +in (5\d\.\d s|60\.0 s|1 min)$/m);
    expect(summary).toMatch(/^queue +2 actions, 2 moves waiting$/m);
    expect(summary).toMatch(/^dead letters +1 waiting, 0 dropped$/m);
    expect(actors).toMatch(
      /^Actors\n[^]*│ abe +│ red +│ player +│ standing +│ \d+ +│ \d+ +│ – +│ – +│ bob, ben +│$/m,
    );
    expect(moves).toMatch(/^Waiting moves\n[^]*│ ben +│ exchange +│ → ann +│ .* │ in \d+ min +│/m);
    expect(moves).toMatch(/│ abe +│ item +│ healing_potion → self +│ .* │ – +│/);
    expect(actions).toMatch(/^Queued actions, next first\n[^]*│ exchange +│ ann → bob; bob → ann +│/m);
    expect(actions).toMatch(/│ NO ACTION +│ – +│ garbage +│/);
    expect(letters).toMatch(/^Dead letters\n[^]*│ [0-9a-f]{12} +│ .* │ TypeError: a bug +│ no +│/m);
    expect(log).toMatch(/^End of the log\n[^]*│ 2 +│ .* │ action_failed +│ .*code internal\/error +│/m);
  });

  it('shows of the log as much as is asked for', async () => {
    const { battle } = await stuck();
    const { answer } = await operated.json('inspect', battle.sid, '--log', '1');
    expect(answer).toMatchObject({ logLength: 2, log: [{ n: 2 }] });
    expect(
      ((await operated.json('inspect', battle.sid, '--log', '0')).answer as { log: unknown[] }).log,
    ).toEqual([]);
  });

  it('tells how a battle has ended', async () => {
    const battle = await operated.battle({ red: ['ann'], blue: ['bob'] });
    await battle.defeat('bob');
    await operated.combat.index.remove(battle.sid);
    const { out } = await operated.run('inspect', battle.sid);
    expect(out).toMatch(/^status +finished: last_team_standing, red won$/m);
    expect(out).toMatch(/^due +not in the index$/m);
    expect(out).toMatch(/│ bob +│ blue +│ player +│ killed +│/);
  });
});
