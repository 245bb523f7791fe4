import type { Socket } from './socket.js';

/** The messages of a WebSocket, to be taken one by one. */
export class SocketInbox {
  /** Whether it has been a connection at all. */
  wasOpen = false;
  /** Why the connection is over, as its last word said; undefined while it lasts. */
  closeCode: number | undefined;
  private readonly texts: string[] = [];
  private readonly signal: AbortSignal;
  private wake: (() => void) | undefined;

  /**
   * @param signal ends the taking, with its reason.
   * @param onSign is called at each sign of life.
   */
  constructor(
    private readonly socket: Socket,
    signal: AbortSignal,
    onSign: () => void,
  ) {
    this.signal = signal;
    socket.addEventListener('open', () => {
      this.wasOpen = true;
      onSign();
    });
    socket.addEventListener('message', ({ data }) => {
      onSign();
      this.texts.push(String(data));
      this.wake?.();
    });
    socket.addEventListener('close', ({ code }) => {
      this.closeCode = code;
      this.wake?.();
    });
    // What is wrong is followed by the closing; without a listener it would be thrown at nobody.
    socket.addEventListener('error', () => undefined);
    signal.addEventListener('abort', () => this.wake?.());
  }

  /**
   * The next message; null when the connection is over.
   * @throws the reason of the signal
   */
  async take(): Promise<string | null> {
    for (;;) {
      this.signal.throwIfAborted();
      const text = this.texts.shift();
      if (text !== undefined) return text;
      if (this.closeCode !== undefined) return null;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  close(): void {
    this.socket.close();
  }
}
