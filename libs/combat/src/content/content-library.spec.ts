import { contentId } from './content-id.js';
import { ContentLibrary } from './content-library.js';
import { defaultPack } from './default-pack.js';

const tamer = { ...defaultPack, caps: { ...defaultPack.caps, parry: 0.51 } };

describe('the id of a pack', () => {
  it('is 32 hexadecimal digits', () => {
    expect(contentId(defaultPack)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the same for the same content in any order of keys, and another for other content', () => {
    const entries = Object.entries(defaultPack).reverse();
    const reversed = Object.fromEntries(entries) as unknown as typeof defaultPack;
    expect(contentId(reversed)).toBe(contentId(defaultPack));
    expect(contentId(tamer)).not.toBe(contentId(defaultPack));
  });
});

describe('a library', () => {
  it('keeps several packs by their ids', () => {
    const library = new ContentLibrary();
    const ids = [library.add(defaultPack), library.add(tamer)];
    expect(ids.map((id) => library.get(id))).toEqual([defaultPack, tamer]);
    expect(library.get(ids[1] ?? '')).toBe(tamer);
  });

  it('keeps the first object of equal packs, so that what was computed for it stays known', () => {
    const library = new ContentLibrary();
    const id = library.add(defaultPack);
    expect(library.add(structuredClone(defaultPack))).toBe(id);
    expect(library.get(id)).toBe(defaultPack);
  });

  it('refuses an id that it has not', () => {
    const library = new ContentLibrary();
    const nearest = library.add(defaultPack);
    const details = { kind: 'pack', id: 'none', nearest };
    const message = `There is no pack "none"; did you mean "${nearest}"?`;
    expect(() => library.get('none')).toThrow(
      expect.objectContaining({ code: 'content/unknown-id', details, message }) as Error,
    );
  });

  it('finds a pack by its id or name, where packs share the name the one that was added last', () => {
    const library = new ContentLibrary();
    const named = (name: string, version: string) => library.add({ ...defaultPack, name, version });
    const [first, arena, second] = [named('default', '1.1'), named('arena', '1'), named('default', '1.2')];
    expect([first, arena, second].map((id) => library.find(id))).toEqual([first, arena, second]);
    expect([library.find('arena'), library.find('default')]).toEqual([arena, second]);
    const details = { kind: 'pack', id: 'arean', nearest: 'arena' };
    expect(() => library.find('arean')).toThrow(
      expect.objectContaining({ code: 'content/unknown-id', details }) as Error,
    );
  });
});
