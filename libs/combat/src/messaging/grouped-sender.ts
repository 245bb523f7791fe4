/**
 * Sends pieces of work in groups, one group at a time: while one is on its way, those that come gather for the next.
 * So a piece leaves at once when nothing else does, and under load a group carries many. Pieces with the same key are
 * one. `send` must not throw.
 */
export class GroupedSender<Item> {
  private gathering = new Map<string, Item>();
  private sending: Promise<void> | null = null;

  constructor(
    private readonly keyOf: (item: Item) => string,
    private readonly send: (items: readonly Item[]) => Promise<void>,
    private readonly largestGroup: number,
  ) {}

  add(item: Item): void {
    this.gathering.set(this.keyOf(item), item);
    this.sending ??= this.sendAll();
  }

  /** Resolves when everything that was added has been sent. */
  async flush(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    // What is added in the same turn of the event loop leaves together.
    await Promise.resolve();
    while (this.gathering.size > 0) {
      const group = this.takeGroup();
      await this.send(group);
    }
    this.sending = null;
  }

  private takeGroup(): readonly Item[] {
    if (this.gathering.size <= this.largestGroup) {
      const group = [...this.gathering.values()];
      this.gathering = new Map();
      return group;
    }
    const entries = [...this.gathering].slice(0, this.largestGroup);
    for (const [key] of entries) this.gathering.delete(key);
    return entries.map(([, item]) => item);
  }
}
