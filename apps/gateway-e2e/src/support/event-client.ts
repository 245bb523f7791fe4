import type { LogEntry } from '@melee/combat/dto';
import { waitFor } from '@melee/harness';

export interface ReceivedEvent {
  readonly id: number;
  readonly event: string;
  readonly data: LogEntry;
}

/** A client of a stream of server-sent events that keeps everything it hears. */
export class EventClient {
  readonly events: ReceivedEvent[] = [];
  readonly retries: number[] = [];
  comments = 0;
  /** Why the server ended the stream before the battle; undefined if it did not say. */
  closing: { readonly code: string } | undefined;
  /** Settles when the server has ended the stream. */
  readonly ended: Promise<void>;
  private text = '';

  private constructor(
    answer: Response,
    private readonly abort: AbortController,
  ) {
    this.ended = this.listen(answer);
  }

  static async open(url: string, lastEventId?: number): Promise<EventClient> {
    const abort = new AbortController();
    const headers = { ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }) };
    const answer = await fetch(url, { headers, signal: abort.signal });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    return new EventClient(answer, abort);
  }

  /** Resolves when so many events have come. */
  async has(count: number): Promise<readonly ReceivedEvent[]> {
    return waitFor(`${count} events`, () => this.events.length >= count && this.events);
  }

  ids(): number[] {
    return this.events.map(({ id }) => id);
  }

  close(): void {
    this.abort.abort();
  }

  private async listen(answer: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
        this.take(decoder.decode(piece, { stream: true }));
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }

  private take(text: string): void {
    const blocks = (this.text + text).split('\n\n');
    this.text = blocks.pop() ?? '';
    for (const block of blocks) this.takeBlock(block.split('\n'));
  }

  private takeBlock(lines: readonly string[]): void {
    const fields = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    );
    if (lines.some((line) => line.startsWith(':'))) this.comments += 1;
    const [id, event, data, retry] = ['id', 'event', 'data', 'retry'].map((name) => fields.get(name));
    if (retry !== undefined) this.retries.push(Number(retry));
    if (event === 'closing' && data !== undefined) this.closing = JSON.parse(data) as { code: string };
    if (id === undefined || event === undefined || data === undefined) return;
    this.events.push({ id: Number(id), event, data: JSON.parse(data) as LogEntry });
  }
}
