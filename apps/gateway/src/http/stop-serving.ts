import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const IDLE_CHECK_MS = 50;

/** Accepts no more connections, and resolves when the requests that are under way have been answered. */
export async function stopServing(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  // A kept-alive connection that was busy when the server began to close would keep it open long after its answer.
  const closing = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  try {
    await app.getHttpAdapter().close();
  } finally {
    clearInterval(closing);
  }
}
