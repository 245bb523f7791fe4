import { GroupedSender } from './grouped-sender.js';

interface Piece {
  readonly key: string;
  readonly value: number;
}

/** A way out whose groups arrive when the test says so. */
class Wire {
  readonly groups: (readonly Piece[])[] = [];
  private arrive: (() => void) | null = null;

  send = (group: readonly Piece[]): Promise<void> => {
    if (this.arrive !== null) throw new Error('Two groups are on their way at once.');
    this.groups.push(group);
    return new Promise((resolve) => {
      this.arrive = () => {
        this.arrive = null;
        resolve();
      };
    });
  };

  get isBusy(): boolean {
    return this.arrive !== null;
  }

  async deliver(): Promise<void> {
    this.arrive?.();
    await turn();
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const piece = (key: string, value = 0): Piece => ({ key, value });
const keysOf = ({ groups }: Wire) => groups.map((group) => group.map(({ key }) => key).join(''));

describe('GroupedSender', () => {
  let wire: Wire;
  let sender: GroupedSender<Piece>;
  const add = (...pieces: readonly Piece[]) => {
    for (const each of pieces) sender.add(each);
  };

  beforeEach(() => {
    wire = new Wire();
    sender = new GroupedSender(({ key }) => key, wire.send, 3);
  });

  it('sends a piece at once when nothing is on its way', async () => {
    add(piece('a'));
    await turn();

    expect(keysOf(wire)).toEqual(['a']);
  });

  it('sends what was added in the same turn together', async () => {
    add(piece('a'), piece('b'));
    await turn();

    expect(keysOf(wire)).toEqual(['ab']);
  });

  it('keeps one group on its way, and what comes meanwhile for the next', async () => {
    add(piece('a'));
    await turn();
    add(piece('b'));
    await turn();
    add(piece('c'));
    await turn();
    expect(keysOf(wire)).toEqual(['a']);

    await wire.deliver();

    expect(keysOf(wire)).toEqual(['a', 'bc']);
  });

  it('makes one of pieces with the same key: the latest, in the place of the first', async () => {
    add(piece('a', 1), piece('b', 2), piece('a', 3));
    await turn();

    expect(wire.groups).toEqual([[piece('a', 3), piece('b', 2)]]);
  });

  it('sends a piece again that was added while its like was on its way', async () => {
    add(piece('a', 1));
    await turn();
    add(piece('a', 2));
    await wire.deliver();

    expect(wire.groups).toEqual([[piece('a', 1)], [piece('a', 2)]]);
  });

  it('sends no more in a group than it may, in the order in which they came', async () => {
    add(...'abcdefg'.split('').map((key) => piece(key)));
    await turn();
    await wire.deliver();
    await wire.deliver();

    expect(keysOf(wire)).toEqual(['abc', 'def', 'g']);
  });

  it('is flushed when everything that was added has arrived, and not before', async () => {
    let isFlushed = false;
    add(...'abcd'.split('').map((key) => piece(key)));
    const flushing = sender.flush().then(() => (isFlushed = true));

    await turn();
    await wire.deliver();
    expect([isFlushed, wire.isBusy]).toEqual([false, true]);
    await wire.deliver();
    await flushing;

    expect(keysOf(wire)).toEqual(['abc', 'd']);
  });

  it('has nothing to flush at first', async () => {
    await sender.flush();

    expect(wire.groups).toEqual([]);
  });

  it('begins anew after a pause', async () => {
    add(piece('a'));
    await turn();
    await wire.deliver();
    add(piece('b'));
    await turn();

    expect(keysOf(wire)).toEqual(['a', 'b']);
  });
});
