import { contentId } from './content-id.js';
import { ContentLibrary } from './content-library.js';
import { ContentSource } from './content-source.js';
import { defaultPack } from './default-pack.js';

const packNamed = (name: string) => ({ ...defaultPack, name });
const arena = packNamed('arena');
const arenaId = contentId(arena);

function setUp() {
  const library = new ContentLibrary();
  library.add(defaultPack);
  const stored = new Map([[arenaId, JSON.stringify(arena)]]);
  const asked: string[] = [];
  const find = (id: string) => {
    asked.push(id);
    return Promise.resolve(stored.get(id) ?? null);
  };
  return { source: new ContentSource(library, { find }), stored, asked };
}

describe('the source of content', () => {
  it('asks nobody for what this process has loaded', async () => {
    const { source, asked } = setUp();
    expect(await source.get(contentId(defaultPack))).toBe(defaultPack);
    expect(asked).toEqual([]);
  });

  it('fetches what was uploaded once, also for those who ask meanwhile, as one object', async () => {
    const { source, asked } = setUp();
    const [one, other] = await Promise.all([source.get(arenaId), source.get(arenaId)]);
    expect(one).toEqual(arena);
    expect(other).toBe(one);
    expect(await source.get(arenaId)).toBe(one);
    expect(asked).toEqual([arenaId]);
  });

  it('says that a pack is unknown, and finds it when it has been uploaded', async () => {
    const { source, stored } = setUp();
    const late = packNamed('late');
    const unknown = { code: 'content/unknown-id', details: { kind: 'pack', id: contentId(late) } };
    await expect(source.get(contentId(late))).rejects.toMatchObject(unknown);
    stored.set(contentId(late), JSON.stringify(late));
    expect(await source.get(contentId(late))).toEqual(late);
  });

  it('takes nothing for a pack that it is not', async () => {
    const { source, stored } = setUp();
    stored.set(arenaId, JSON.stringify(packNamed('forged')));
    await expect(source.get(arenaId)).rejects.toMatchObject({ code: 'storage/corrupt' });
  });

  it('forgets the pack that nobody has asked for longest when there are too many', async () => {
    const { source, stored, asked } = setUp();
    const others = Array.from({ length: 31 }, (_, i) => packNamed(`other-${i}`));
    for (const pack of others) stored.set(contentId(pack), JSON.stringify(pack));
    const ids = others.map(contentId);
    for (const id of [...ids, arenaId, ids[0] ?? '']) await source.get(id);
    const last = packNamed('last');
    stored.set(contentId(last), JSON.stringify(last));
    await source.get(contentId(last));
    asked.length = 0;
    for (const id of [arenaId, ids[0] ?? '', ids[1] ?? '']) await source.get(id);
    expect(asked).toEqual([ids[1]]);
  });
});
