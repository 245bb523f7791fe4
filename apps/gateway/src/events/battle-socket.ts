import type { WebSocket } from '@fastify/websocket';
import type { GatewayConfig, Logger } from '@melee/platform';
import type { RenderedEntry } from '../battles/views.js';
import type { OpenStream } from './battle-feeds.js';
import { deliver, type StreamError } from './deliver.js';
import type { Tidings } from './follow.js';

/** Why a WebSocket closes, by the numbers of RFC 6455 and its registry. */
const CLOSE = {
  finished: 1000,
  unsupported: 1003,
  gone: 1008,
  fault: 1011,
  stopping: 1012,
  tooSlow: 1013,
  unauthorized: 3000,
};

/** A client that does not close in turn is not waited for longer. */
const CLOSE_BOUND_MS = 2000;

const framesOf = (entries: readonly RenderedEntry[]) => entries.map((entry) => JSON.stringify(entry));

function frames({ page, last }: Tidings): readonly string[] {
  return page === null ? [JSON.stringify({ type: 'heartbeat', last })] : page.as(framesOf);
}

function closeCodeOf({ code }: StreamError): number {
  if (code === 'service/stopping') return CLOSE.stopping;
  if (code === 'auth/unauthenticated') return CLOSE.unauthorized;
  return code === 'stream/too-slow' ? CLOSE.tooSlow : CLOSE.gone;
}

/** Tells the log of a battle over one WebSocket, an entry a frame. */
export class BattleSocket {
  private isAlive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly stream: OpenStream,
    private readonly config: GatewayConfig['stream'],
    private readonly logger: Logger,
  ) {
    const { reader } = stream;
    socket.once('close', () => reader.leave());
    socket.on('pong', () => (this.isAlive = true));
    socket.once('message', () =>
      this.close(CLOSE.unsupported, 'This socket only tells; declare moves over REST.'),
    );
  }

  /** Resolves when everything has been told, or there is a reason to tell no more. */
  async run(): Promise<void> {
    try {
      const send = (tidings: Tidings) => this.send(tidings);
      const error = await deliver({ ...this.stream, send }, this.config);
      if (error === null) this.close(CLOSE.finished, 'The battle is finished.');
      else this.refuse(error);
    } catch (err) {
      this.logger.error({ err, sid: this.stream.sid }, 'a socket broke');
      this.close(CLOSE.fault, 'internal/error');
    }
  }

  /** Resolves when the last frame has left for the network, or the client has gone. */
  private async send(tidings: Tidings): Promise<void> {
    if (tidings.page === null) this.checkAlive();
    const texts = frames(tidings);
    await new Promise<void>((resolve) => {
      for (const [i, text] of texts.entries()) {
        if (i < texts.length - 1) this.socket.send(text, () => undefined);
        // Of a client who has gone, the closing tells.
        else this.socket.send(text, () => resolve());
      }
    });
  }

  /** A client that has not answered the last ping is gone, though nobody has told. */
  private checkAlive(): void {
    if (!this.isAlive) this.socket.terminate();
    this.isAlive = false;
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
  }

  private refuse(error: StreamError): void {
    // Behind what the slow have not taken yet, the reason takes its time as well.
    const boundMs = error.code === 'stream/too-slow' ? this.config.stallMs : CLOSE_BOUND_MS;
    this.close(closeCodeOf(error), `${error.code}: ${error.message}`, boundMs);
  }

  private close(code: number, reason: string, boundMs = CLOSE_BOUND_MS): void {
    this.socket.close(code, reason);
    const timer = setTimeout(() => this.socket.terminate(), boundMs);
    this.socket.once('close', () => clearTimeout(timer));
  }
}
