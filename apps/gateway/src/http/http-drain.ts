import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const CHECK_MS = 20;

/** Stops the HTTP server of an app in good order. To be made before the server listens: it counts the requests. */
export class HttpDrain {
  private underWay = 0;

  constructor(private readonly app: NestFastifyApplication) {
    app.getHttpServer().on('request', (_request, response) => {
      this.underWay += 1;
      response.once('close', () => {
        this.underWay -= 1;
      });
    });
  }

  /**
   * Accepts no more connections, and resolves when the requests that are under way have been answered, or after
   * `graceMs` without those that still are not.
   */
  async stop(graceMs: number): Promise<void> {
    const deadline = performance.now() + graceMs;
    // The server waits for all its connections, also for those on which a client has asked nothing and may never.
    const closing = setInterval(() => {
      if (this.underWay === 0 || performance.now() > deadline) this.app.getHttpServer().closeAllConnections();
    }, CHECK_MS);
    try {
      await this.app.getHttpAdapter().close();
    } finally {
      clearInterval(closing);
    }
  }
}
