import { ContentStore } from './content-store.js';
import { INDEX_KEY, sessionKeys } from './keys.js';
import { useBattlefield } from './testing/battlefield.js';

/** The only pack that battles of the tests begin with. */
const ID = 'content-1';
const PACK = { name: 'test', version: '1', title: { en: 'Test' } };

describe('the store of content packs', () => {
  const field = useBattlefield('plain');
  const store = () => new ContentStore(field.redis);

  afterEach(async () => {
    await field.redis.del(INDEX_KEY);
    await store().drop(ID);
  });

  it('forgets a pack that no active battle was begun with', async () => {
    await store().save(ID, PACK);
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    await field.manager.index.touch(sid, 1000);
    await field.redis.hset(sessionKeys.meta(sid), 'status', 'finished');

    expect(await store().drop(ID)).toEqual({ outcome: 'dropped' });
    expect(await store().find(ID)).toBeNull();
    expect(await store().list()).toEqual([]);
    expect(await store().drop(ID)).toEqual({ outcome: 'unknown' });
  });

  it('keeps one that an active battle needs, and its place in the list', async () => {
    await store().save(ID, PACK);
    const listed = await store().list();
    const { sid } = await field.startBattle({ red: ['a'], blue: ['b'] });
    await field.manager.index.touch(sid, 1000);

    expect(await store().drop(ID)).toEqual({ outcome: 'used', battle: sid });
    expect(await store().find(ID)).toBe(JSON.stringify(PACK));
    expect(await store().list()).toEqual(listed);
  });

  describe('drops no pack for good that is wanted again meanwhile', () => {
    /** Something happens when the battles have been looked through, and the pack is about to be deleted. */
    async function dropInterruptedBy(event: () => Promise<unknown>) {
      const redis = field.connect();
      const getdel = redis.getdel.bind(redis);
      jest.spyOn(redis, 'getdel').mockImplementation(async (key) => {
        await event();
        return getdel(key);
      });
      return new ContentStore(redis).drop(ID);
    }

    it('by a battle that begins then', async () => {
      await store().save(ID, PACK);
      const listed = await store().list();
      let sid = '';
      const outcome = await dropInterruptedBy(async () => {
        ({ sid } = await field.startBattle({ red: ['a'], blue: ['b'] }));
        await field.manager.index.touch(sid, 1000);
        await store().retain(ID, PACK);
      });

      expect(outcome).toEqual({ outcome: 'used', battle: sid });
      expect(await store().find(ID)).toBe(JSON.stringify(PACK));
      expect(await store().list()).toEqual(listed);
    });

    it('by an upload', async () => {
      await store().save(ID, PACK);
      await dropInterruptedBy(() => store().save(ID, PACK));
      expect(await store().find(ID)).toBe(JSON.stringify(PACK));
      expect(await store().list()).toMatchObject([{ id: ID }]);
    });

    it('by a battle or an upload that is slower still', async () => {
      await store().save(ID, PACK);
      await store().drop(ID);
      await store().retain(ID, PACK);
      expect(await store().find(ID)).toBe(JSON.stringify(PACK));
      expect(await store().drop(ID)).toEqual({ outcome: 'dropped' });
    });
  });
});
