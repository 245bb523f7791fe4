import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentId, defaultPack } from '@melee/combat/content';
import { QUEUES } from '@melee/combat/messaging';
import type { Service } from '@melee/harness';
import { type Battle, openTestbed, type Testbed } from '@melee/testbed';

const PACK = { ...defaultPack, name: 'elsewhere' };
const SOON_MS = 1000;

describe('Executor: a battle whose content pack it does not have', () => {
  let testbed: Testbed;
  let app: Service;
  let folder: string;

  beforeAll(async () => {
    testbed = await openTestbed('executor');
    app = await testbed.startApp();
    folder = await mkdtemp(join(tmpdir(), 'melee-pack-'));
    // JSON is YAML too.
    await writeFile(join(folder, 'pack.yaml'), JSON.stringify(PACK));
  });
  afterAll(async () => {
    await testbed.close();
    await rm(folder, { recursive: true });
  });

  const execute = async ({ sid }: Battle) => {
    await testbed.jobs.send(QUEUES.batches, { sid, batchSize: 10 });
    await testbed.jobs.drained(QUEUES.batches);
  };
  const aStrandedBattle = async () => {
    const battle = await testbed.createBattle({ red: ['a'], blue: ['b'] }, { contentId: contentId(PACK) });
    await battle.queueExchange('a', 'b');
    return battle;
  };
  const reportsOf = ({ sid }: Battle) =>
    app
      .output()
      .split('\n')
      .filter((line) => line.includes('content/unknown-id') && line.includes(sid));

  it('is handed back as it was: nothing is lost, nobody holds it', async () => {
    const battle = await aStrandedBattle();
    const queue = await battle.rawQueue();

    await execute(battle);

    expect(await battle.rawQueue()).toEqual(queue);
    expect(await battle.busy()).toBeNull();
    expect(await battle.deadLetters()).toEqual([]);
    expect(await battle.meta()).toMatchObject({ step: 0, status: 'active' });
  });

  it('calls nobody at once, and is looked at again later than others', async () => {
    const battle = await aStrandedBattle();
    await testbed.combat.index.touch(battle.sid, SOON_MS);
    const [jobs, now] = [await testbed.jobs.added(QUEUES.batches), await testbed.redisNow()];

    await execute(battle);

    expect(await testbed.jobs.open(QUEUES.signals, battle.sid)).toEqual([]);
    expect((await testbed.jobs.added(QUEUES.batches)) - jobs).toBe(1);
    expect(await battle.appointment()).toBeGreaterThan(now + SOON_MS);
  });

  it('is reported once for a while, however often it comes, and others by themselves', async () => {
    const [battle, other] = [await aStrandedBattle(), await aStrandedBattle()];

    for (let i = 0; i < 5; i += 1) await execute(battle);
    await execute(other);

    expect(reportsOf(battle)).toHaveLength(1);
    expect(reportsOf(battle)[0]).toContain(contentId(PACK));
    expect(reportsOf(other)).toHaveLength(1);
  });

  it('leaves the Executor ready, and other battles alone', async () => {
    const [stranded, battle] = [
      await aStrandedBattle(),
      await testbed.createBattle({ red: ['a'], blue: ['b'] }),
    ];
    await battle.queueExchange('a', 'b');
    const jobs = [stranded, battle].map(({ sid }) => ({ sid, batchSize: 10 }));

    await testbed.jobs.send(QUEUES.batches, ...jobs);
    await testbed.jobs.drained(QUEUES.batches);

    expect((await battle.meta()).step).toBe(1);
    expect((await fetch(`${app.healthUrl}/readyz`)).status).toBe(200);
  });

  it('goes on where an Executor has the pack', async () => {
    const battle = await aStrandedBattle();
    await execute(battle);
    await app.stop();
    await testbed.startApp({ env: { CONTENT_DIRS: folder } });

    await execute(battle);

    expect(await battle.rawQueue()).toEqual([]);
    expect((await battle.meta()).step).toBe(1);
  });
});
